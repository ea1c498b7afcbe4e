-- Which goals does a coalition share, and what must flow for each?
-- rows
select goal.goal, coalesce(goal.name, goal.goal) as name, goal.weight, requirement.giver_role, requirement.receiver_role,
  requirement.kind
from goal
left join requirement on requirement.goal = goal.goal and requirement.coalition = goal.coalition
where goal.coalition = $coalition
order by goal.weight desc nulls last, goal.goal nulls last, requirement.giver_role nulls last,
  requirement.receiver_role nulls last, requirement.kind nulls last
