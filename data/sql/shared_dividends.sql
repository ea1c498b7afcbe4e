-- What does every party add to an outcome of a coalition, whoever may see it?
-- beneath
-- Of one coalition, or of all; of one outcome, or of all; up to and including a quarter, or all.
-- What they add up to is for who may see what is computed from each of a coalition.
select dividend.coalition, dividend.outcome, dividend.period, dividend.parties, dividend.low, dividend.likely, dividend.high,
  dividend.unit, dividend.cause, dividend.evidence, dividend.status, dividend.visible,
  bool_and(dividend.is_open) over (partition by dividend.coalition) as open_to_viewer
from dividend
where ($coalition = '' or dividend.coalition = $coalition) and ($outcome = '' or dividend.outcome = $outcome)
  and ($quarter = '' or dividend.quarter <= $quarter)
order by dividend.coalition nulls last, dividend.outcome nulls last, dividend.period nulls last, dividend.parties nulls last
