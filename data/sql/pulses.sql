-- What do parties, or the people in them together, answer to the short questions of each quarter?
-- rows
-- A mean of too few people is not told; a party's own statement (1, or no number) is.
select pulse.coalition, pulse.party, coalesce(party.name, pulse.party) as party_name, pulse.role, pulse.pulse, pulse.period,
  coalesce(pulse.people, 1) as people, case when told.enough then pulse.score end as score,
  case when told.enough then pulse.score_why else 'verborgen' end as score_why, case when told.enough then pulse.spread end as spread,
  case when told.enough then pulse.low end as low, case when told.enough then pulse.high end as high, pulse.wording,
  pulse.evidence, pulse.status, pulse.source, pulse.link, pulse.place, pulse.recorded, pulse.batch, pulse.reason
from pulse
join (
  select pulse.fact, coalesce(pulse.people, 1) = 1 or pulse.people >= coalesce(coalition.smallest_group, 5) as enough
  from pulse
  left join coalition on coalition.coalition = pulse.coalition
) told on told.fact = pulse.fact
left join party on party.party = pulse.party
where pulse.coalition = $coalition
order by pulse.pulse nulls last, pulse.period nulls last, pulse.party nulls last, pulse.role nulls last
