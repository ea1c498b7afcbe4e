-- Which facts tell what a coalition needs and has, and which of them may the viewer see?
-- beneath
-- A row a fact, and not what it tells: `kind` is role, candidate, need, goal, requirement, capability or stream, `party` whose it
-- is. What is computed from all streams is for who may see what each tells, so there `visible` is that he may.
select case when membership.role = 'candidate' then 'candidate' else 'role' end as kind, membership.party, membership.visible, true as open_to_viewer
from membership
where membership.coalition = $coalition
union all
select 'need', need.party, need.visible, true
from need
where need.coalition = $coalition
union all
select 'goal', null, goal.visible, true
from goal
where goal.coalition = $coalition
union all
select 'requirement', null, requirement.visible, true
from requirement
where requirement.coalition = $coalition
union all
select 'capability', capability.party, capability.visible, true
from capability
where capability.coalition = $coalition
union all
select 'stream', null, stream.is_open, true
from stream
where stream.coalition = $coalition
order by kind nulls last, party nulls last, visible nulls last
