-- Which coalitions are there?
-- rows
select coalition.coalition, coalition.name, coalition.invented
from coalition
order by coalition.name nulls last, coalition.coalition nulls last
