-- Which funds are there?
-- rows
-- A fund is invented if it says so itself, or if a coalition behind one of its contracts is.
with examples as (
  select outcome_fund.fund, bool_or(coalition.invented) as invented
  from outcome_fund
  join project on project.project = outcome_fund.project
  join coalition on coalition.coalition = project.coalition
  group by outcome_fund.fund
)
select fund.fund, fund.name, coalesce(fund.invented, false) or coalesce(examples.invented, false) as invented
from fund
left join examples on examples.fund = fund.fund
order by fund.name nulls last, fund.fund nulls last
