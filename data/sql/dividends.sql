-- What do parties add to an outcome of a coalition, alone, two by two or with more, and why?
-- rows
-- Of one coalition, or of all; of one outcome, or of all; up to and including a quarter, or all.
select dividend.coalition, dividend.outcome, dividend.period, dividend.parties, dividend.low, dividend.likely, dividend.likely_why,
  dividend.high, dividend.unit, dividend.because, dividend.cause, dividend.basis, dividend.evidence, dividend.status, dividend.visibility,
  dividend.source, dividend.link, dividend.place, dividend.recorded, dividend.batch, dividend.reason
from dividend
where ($coalition = '' or dividend.coalition = $coalition) and ($outcome = '' or dividend.outcome = $outcome)
  and ($quarter = '' or dividend.quarter <= $quarter)
order by dividend.coalition nulls last, dividend.outcome nulls last, dividend.period nulls last, dividend.parties nulls last
