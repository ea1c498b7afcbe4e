-- Who brings whom how much, by kind, unit and period?
-- rows
-- Of one coalition, or of all; in one period, or in all. Amounts that are not known are not in the sums.
select giver, receiver, kind, unit, period, sum(promised) as promised, sum(delivered) as delivered
from stream
where ($coalition = '' or coalition = $coalition) and ($period = '' or period = $period)
group by giver, receiver, kind, unit, period
order by giver nulls last, receiver nulls last, kind nulls last, unit nulls last, period nulls last
