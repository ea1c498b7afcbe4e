-- Who met whom, when and how?
-- rows
select party, other, held_on, channel
from event
where coalition = $coalition and kind = 'contact'
order by held_on nulls last, party nulls last, other nulls last, channel nulls last
