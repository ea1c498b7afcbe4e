-- What was observed of the indicators that outcomes of coalitions rest on?
-- beneath
-- Of one coalition, or of all; of each coalition as a whole. All that is computed with of shared_observations.
select observation.coalition, observation.coalition as subject, observation.party, cast(null as string) as party_name,
  observation.indicator, observation.period, observation.value, observation.value_why, observation.unit, observation.evidence,
  observation.status, observation.measured_on, observation.visible,
  bool_and(observation.is_open) over (partition by observation.coalition, observation.indicator) as open_to_viewer
from observation
where observation.party is null and ($coalition = '' or observation.coalition = $coalition)
  and exists (
    select 1 from outcome where outcome.coalition = observation.coalition and outcome.indicator = observation.indicator
  )
order by observation.coalition nulls last, observation.indicator nulls last, observation.period nulls last
