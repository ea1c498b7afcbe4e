-- Which contract is in which fund?
-- rows
select outcome_fund.fund, outcome_fund.project
from outcome_fund
order by outcome_fund.fund nulls last, outcome_fund.project nulls last
