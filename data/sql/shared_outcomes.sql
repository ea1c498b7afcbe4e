-- What do the outcomes of a coalition rest on, whoever may see it?
-- beneath
-- Of one coalition, or of all; of one outcome, or of all; up to and including a quarter, or all. The columns of `outcomes` that are computed with.
-- An outcome is open where all its quarters are, and what was measured of its indicator. `scores_open`: so is all that the score
-- of the coalition rests on, which would be another with one outcome and without the next.
select outcome.coalition, coalesce(coalition.name, outcome.coalition) as coalition_name, outcome.outcome, outcome.period, outcome.name,
  outcome.unit, outcome.indicator, outcome.direction, outcome.baseline, outcome.baseline_low, outcome.baseline_high,
  outcome.baseline_on, outcome.actual, outcome.actual_why, outcome.actual_low, outcome.actual_high, outcome.deadweight,
  outcome.deadweight_low, outcome.deadweight_high, outcome.displacement, outcome.displacement_low, outcome.displacement_high,
  outcome.outside_share, outcome.outside_share_low, outcome.outside_share_high, outcome.drop_off, outcome.drop_off_low,
  outcome.drop_off_high, outcome.evidence, outcome.status, outcome.visible,
  bool_and(outcome.is_open) over (partition by outcome.coalition)
    and not exists (select 1 from observation where observation.coalition = outcome.coalition and not observation.is_open)
    and not exists (
      select 1 from weight_set
      where weight_set.coalition = outcome.coalition and weight_set.party is null and not weight_set.is_open
    ) as scores_open,
  bool_and(outcome.is_open) over (partition by outcome.coalition, outcome.outcome)
    and not exists (
      select 1 from observation
      where observation.coalition = outcome.coalition and observation.party is null
        and observation.indicator = outcome.indicator and not observation.is_open
    ) as open_to_viewer
from outcome
left join coalition on coalition.coalition = outcome.coalition
where ($coalition = '' or outcome.coalition = $coalition) and ($outcome = '' or outcome.outcome = $outcome)
  and ($quarter = '' or outcome.quarter <= $quarter)
order by outcome.coalition nulls last, outcome.outcome nulls last, outcome.period nulls last
