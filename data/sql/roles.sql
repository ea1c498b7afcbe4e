-- Which party has which role in a coalition?
-- rows
select distinct party, role, category
from membership
where coalition = $coalition and role <> 'candidate'
order by party nulls last, role nulls last, category nulls last
