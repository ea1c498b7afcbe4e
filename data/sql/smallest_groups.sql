-- From how many people on may a result of a coalition be shown?
-- rows
select coalition.coalition, coalition.smallest_group
from coalition
order by coalition.coalition nulls last
