-- What came in when, from whom, and was it turned back?
-- rows
select batch, entered_at, entered_by, action, format, file, reason, back_dated, first_fact, last_fact
from batch
order by batch desc nulls last
