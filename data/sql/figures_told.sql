-- What was told of people together before, or withheld?
-- rows
-- For the guard at the door alone: also what was corrected or turned back since, for it was seen. The part `votes` is of
-- how many agree with a statement, `opinion` of all people of a coalition together.
select told.coalition, told.party, told.role, told.instrument, told.period, told.aspect, told.part, told.code, told.people,
  case when told.people >= coalesce(coalition.smallest_group, 5) then told.mean end as mean,
  case when told.people >= coalesce(coalition.smallest_group, 5) then told.spread end as spread, told.withheld
from (
  select coalition, party, role, instrument, period, aspect, part, code, people, mean, spread,
    coalesce(mean_why = 'verborgen', false) as withheld
  from profile_ever
  where people > 1
  union all
  select coalition, party, role, instrument, period, aspect, 'votes' as part, code, people, null as mean, null as spread,
    coalesce(agree_why = 'verborgen', false) as withheld
  from profile_ever
  where people > 1 and part = 'item' and (disagree is not null or disagree_why is not null)
  union all
  select coalition, party, role, null as instrument, period, 'personal' as aspect, 'value' as part, pulse as code, people,
    score as mean, spread, coalesce(score_why = 'verborgen', false) as withheld
  from pulse_ever
  where people > 1
  union all
  select coalition, null as party, null as role, instrument, period, 'personal' as aspect, 'opinion' as part, code, people,
    null as mean, null as spread, votes is null as withheld
  from opinion_ever
  where opinion_group = 0
) told
left join coalition on coalition.coalition = told.coalition
order by told.coalition nulls last, told.party nulls last, told.role nulls last, told.instrument nulls last,
  told.period nulls last, told.aspect nulls last, told.part nulls last, told.code nulls last, told.people nulls last,
  told.mean nulls last
