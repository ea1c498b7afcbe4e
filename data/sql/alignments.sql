-- How do the profiles of two parties compare, as computed where their answers came in?
-- rows
-- A comparison of too few people is not told, whatever the smallest group was when it came in.
select alignment.coalition, alignment.instrument, alignment.version, alignment.period, alignment.aspect, alignment.one, alignment.other,
  alignment.r, alignment.r_low, alignment.r_high, alignment.rmsd, alignment.rmsd_low, alignment.rmsd_high, alignment.agreement,
  alignment.agreement_low, alignment.agreement_high, alignment.items, alignment.people_one, alignment.people_other, alignment.chance,
  alignment.source, alignment.place, alignment.recorded, alignment.batch
from alignment
left join coalition on coalition.coalition = alignment.coalition
where alignment.coalition = $coalition
  and (alignment.people_one = 1 or alignment.people_one >= coalesce(coalition.smallest_group, 5))
  and (alignment.people_other = 1 or alignment.people_other >= coalesce(coalition.smallest_group, 5))
order by alignment.instrument nulls last, alignment.period nulls last, alignment.aspect nulls last, alignment.one nulls last,
  alignment.other nulls last
