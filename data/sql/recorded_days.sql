-- On which days were facts recorded?
-- rows
select distinct recorded
from (
  select recorded from fund_ever
  union all
  select recorded from project_ever
  union all
  select recorded from stream_ever
  union all
  select recorded from membership_ever
) facts
order by recorded desc nulls last
