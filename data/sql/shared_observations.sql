-- What was measured of each indicator, of whom and when, whoever may see it?
-- beneath
-- `subject` is the party, or the coalition where it was measured of the coalition as a whole. They are open where all
-- is that a score rests on: all that was measured of the coalition and its partners, its outcomes and its weights.
select observation.coalition, coalesce(observation.party, observation.coalition) as subject, observation.party, party.name as party_name,
  observation.indicator, observation.period, observation.value, observation.value_why, observation.unit, observation.evidence,
  observation.status, observation.source, observation.link, observation.place, observation.recorded, observation.batch,
  observation.measured_on, observation.measured_by, observation.reason, observation.visible,
  bool_and(observation.is_open) over (partition by observation.coalition)
    and not exists (select 1 from outcome where outcome.coalition = observation.coalition and not outcome.is_open)
    and not exists (
      select 1 from weight_set
      where weight_set.coalition = observation.coalition and weight_set.party is null and not weight_set.is_open
    ) as open_to_viewer
from observation
left join party on party.party = observation.party
where observation.coalition = $coalition
order by observation.party nulls last, observation.indicator nulls last, observation.period nulls last
