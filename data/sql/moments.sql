-- Which states of knowledge have a name?
-- rows
select moment, known_on, known_fact
from moment
order by known_on desc nulls last, moment nulls last
