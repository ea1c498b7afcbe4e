-- Of which coalitions as a whole was anything measured?
-- rows
select distinct observation.coalition
from observation
where observation.party is null
order by observation.coalition nulls last
