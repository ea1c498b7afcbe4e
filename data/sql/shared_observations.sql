-- What was measured of each indicator, of whom and when, whoever may see it?
-- beneath
-- `subject` is the party, or the coalition where it was measured of the coalition as a whole.
select observation.coalition, coalesce(observation.party, observation.coalition) as subject, observation.party, party.name as party_name,
  observation.indicator, observation.period, observation.value, observation.value_why, observation.unit, observation.evidence,
  observation.status, observation.measured_on, observation.visible, observation.is_open as open_to_viewer
from observation
left join party on party.party = observation.party
where observation.coalition = $coalition
order by observation.party nulls last, observation.indicator nulls last, observation.period nulls last
