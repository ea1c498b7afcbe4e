-- Which funds are there?
-- rows
select fund, name
from fund
order by name nulls last, fund nulls last
