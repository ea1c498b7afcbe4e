-- Who comes to get what, and who has what to offer?
-- rows
select party, direction, kind, what
from need
where coalition = $coalition
order by party nulls last, direction nulls last, kind nulls last, what nulls last
