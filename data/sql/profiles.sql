-- What do parties, or the people in them together, find important?
-- rows
-- A mean of too few people is not told, whatever the smallest group was when it came in; a party's own statement (1) is.
select profile.coalition, profile.party, coalesce(party.name, profile.party) as party_name, party.kind as party_kind, profile.role,
  profile.instrument, profile.version, profile.period, profile.aspect, profile.part, profile.code, profile.people,
  case when told.enough then profile.mean end as mean, case when told.enough then profile.mean_why else 'verborgen' end as mean_why,
  case when told.enough then profile.spread end as spread, case when told.enough then profile.low end as low,
  case when told.enough then profile.high end as high, case when told.enough then profile.agree end as agree,
  case when told.enough then profile.disagree end as disagree,
  profile.evidence, profile.status, profile.source, profile.link, profile.place, profile.recorded, profile.batch, profile.reason
from profile
join (
  select profile.fact, profile.people = 1 or profile.people >= coalesce(coalition.smallest_group, 5) as enough
  from profile
  left join coalition on coalition.coalition = profile.coalition
) told on told.fact = profile.fact
left join party on party.party = profile.party
where profile.coalition = $coalition
order by profile.instrument nulls last, profile.period nulls last, profile.aspect nulls last, profile.party nulls last,
  profile.role nulls last, profile.part nulls last, profile.code nulls last
