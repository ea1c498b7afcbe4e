-- How much does each role let each theme weigh?
-- rows
select weight_set, role, node, weight, people, dated, source, status, recorded, reason
from weight_set
where coalition = $coalition and party is null
order by weight_set nulls last, role nulls last, node nulls last
