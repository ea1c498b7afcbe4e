-- Of which outcomes of a coalition is told what every party adds, whoever may see what?
-- beneath
-- Of one coalition, or of all; of one outcome, or of all; up to and including a quarter, or all. A row an outcome.
-- It tells what is withheld from what is not there, so it is for all, and says nothing else.
select distinct dividend.coalition, dividend.outcome, true as open_to_viewer
from dividend
where ($coalition = '' or dividend.coalition = $coalition) and ($outcome = '' or dividend.outcome = $outcome)
  and ($quarter = '' or dividend.quarter <= $quarter)
order by dividend.coalition nulls last, dividend.outcome nulls last
