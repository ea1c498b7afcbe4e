-- Since which batch do two parties of a coalition share a stream?
-- rows
-- Of all that was ever told, corrected and withdrawn streams too, so that an answer never changes.
select giver, receiver, min(batch) as batch
from stream_ever
where coalition = $coalition
group by giver, receiver
order by giver nulls last, receiver nulls last
