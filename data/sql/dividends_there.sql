-- Of which outcomes of a coalition is told what every party adds, whoever may see what?
-- beneath
-- Of one coalition, or of all; of one outcome, or of all; up to and including a quarter, or all. A row an outcome.
-- It tells what is withheld from what is not there, so it is for all, and says nothing else.
select distinct dividend.coalition, dividend.outcome, true as open_to_viewer
from dividend
where ($coalition = '' or dividend.coalition = $coalition) and ($outcome = '' or dividend.outcome = $outcome)
  and ($quarter = '' or
    case
      when length(dividend.period) = 4 then concat(dividend.period, '-Q4')
      when dividend.period like '%-Q%' then dividend.period
      when substr(dividend.period, 6, 2) in ('01', '02', '03') then concat(substr(dividend.period, 1, 4), '-Q1')
      when substr(dividend.period, 6, 2) in ('04', '05', '06') then concat(substr(dividend.period, 1, 4), '-Q2')
      when substr(dividend.period, 6, 2) in ('07', '08', '09') then concat(substr(dividend.period, 1, 4), '-Q3')
      when dividend.period is not null then concat(substr(dividend.period, 1, 4), '-Q4')
    end <= $quarter
  )
order by dividend.coalition nulls last, dividend.outcome nulls last
