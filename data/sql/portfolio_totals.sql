-- What do all contracts add up to by currency, each counted once, and how much of it is known?
-- headline
-- The line without a currency is of the contracts of which no amount is committed, as far as is known.
select case when committed is not null then coalesce(currency, '?') end as currency,
  count(*) as projects,
  sum(committed) as committed,
  cast(sum(people_targeted) as bigint) as people,
  count(people_targeted) as people_known,
  bool_and(is_open) or bool_or(member) and count(distinct coalition) filter (where not is_open) >= 2 as open_to_viewer
from project
group by case when committed is not null then coalesce(currency, '?') end
order by currency nulls last
