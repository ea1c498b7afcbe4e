-- What changed by a coalition, from which baseline, and which part of it would have come anyway?
-- rows
-- Of one coalition, or of all; of one outcome, or of all; up to and including a quarter, or all.
select outcome.coalition, coalesce(coalition.name, outcome.coalition) as coalition_name, outcome.outcome, outcome.period, outcome.name,
  outcome.unit, outcome.indicator, outcome.direction, outcome.baseline, outcome.baseline_low, outcome.baseline_high,
  outcome.baseline_on, outcome.actual, outcome.actual_why, outcome.actual_low, outcome.actual_high, outcome.deadweight,
  outcome.deadweight_low, outcome.deadweight_high, outcome.displacement, outcome.displacement_low, outcome.displacement_high,
  outcome.outside_share, outcome.outside_share_low, outcome.outside_share_high, outcome.drop_off, outcome.drop_off_low,
  outcome.drop_off_high, outcome.evidence, outcome.status, outcome.source, outcome.link, outcome.place, outcome.recorded,
  outcome.batch, outcome.reason
from outcome
left join coalition on coalition.coalition = outcome.coalition
where ($coalition = '' or outcome.coalition = $coalition) and ($outcome = '' or outcome.outcome = $outcome)
  and ($quarter = '' or outcome.quarter <= $quarter)
order by outcome.coalition nulls last, outcome.outcome nulls last, outcome.period nulls last
