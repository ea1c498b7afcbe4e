-- What does each party want to have reached, and how far is it?
-- rows
-- Of one coalition, or of all. A row a quarter in which it was told how far it is; one without where it never was.
select ambition.coalition, ambition.party, coalesce(party.name, ambition.party) as party_name, ambition.ambition, ambition.name,
  ambition.unit, ambition.baseline, ambition.target, ambition.starts, ambition.due, ambition.importance,
  achievement.period, achievement.value, achievement.value_why, achievement.evidence, achievement.status, achievement.source,
  achievement.link, achievement.place, achievement.recorded, achievement.batch
from ambition
left join achievement on achievement.coalition = ambition.coalition and achievement.party = ambition.party
  and achievement.ambition = ambition.ambition
left join party on party.party = ambition.party
where ($coalition = '' or ambition.coalition = $coalition)
order by ambition.coalition nulls last, ambition.party nulls last, ambition.ambition nulls last, achievement.period nulls last
