-- What do all contracts add up to, each counted once, and how much of it is known?
-- headline
select count(*) as projects,
  sum(committed) filter (where currency = 'EUR') as committed_eur,
  count(committed) filter (where currency = 'EUR') as committed_eur_known,
  cast(sum(people_targeted) as bigint) as people,
  count(people_targeted) as people_known,
  bool_or(member) or bool_and(visibility = 'public') as open_to_viewer
from project
