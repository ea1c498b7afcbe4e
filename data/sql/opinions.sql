-- What do groups of people who voted alike think of each statement?
-- rows
-- Group 0 is all together. Of a group or of votes that are too few nothing is told, whatever the smallest group was before.
select opinion.coalition, opinion.instrument, opinion.version, opinion.period, opinion.opinion_group, opinion.code, opinion.people,
  case when told.enough then opinion.votes end as votes,
  case when told.enough then opinion.votes_why else 'verborgen' end as votes_why,
  case when told.enough then opinion.agree end as agree, case when told.enough then opinion.disagree end as disagree,
  opinion.source, opinion.place, opinion.recorded, opinion.batch
from opinion
join (
  select opinion.fact, opinion.people >= coalesce(coalition.smallest_group, 5) as enough
  from opinion
  left join coalition on coalition.coalition = opinion.coalition
) told on told.fact = opinion.fact
where opinion.coalition = $coalition
order by opinion.instrument nulls last, opinion.period nulls last, opinion.opinion_group nulls last, opinion.code nulls last
