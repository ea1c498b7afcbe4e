-- What changed for whom by the outcomes of a fund's contracts, from which start and against which threshold?
-- rows
-- An empty fund stands for all contracts.
with definitions as (
  select project, outcome_metric, max(definition) as definition
  from outcome_metric
  group by project, outcome_metric
  having count(distinct coalesce(definition, '')) = 1
)
select impact.project, project.name as project_name, impact.outcome_metric, definitions.definition, impact.unit,
  impact.direction, impact.threshold, impact.threshold_why, impact.importance, impact.importance_why, impact.stakeholder,
  impact.area, impact.characteristics, impact.base, impact.base_why, impact.now, impact.now_why, impact.measured_on,
  impact.scale, impact.scale_why, impact.months, impact.months_why, impact.own_harm, impact.contribution,
  impact.contribution_why, impact.evidence, impact.status, impact.source, impact.link, impact.place, impact.recorded,
  impact.batch
from impact
left join project on project.project = impact.project
left join definitions on definitions.project = impact.project and definitions.outcome_metric = impact.outcome_metric
where $fund = '' or exists (
  select 1 from outcome_fund where outcome_fund.project = impact.project and outcome_fund.fund = $fund
)
order by impact.project nulls last, impact.outcome_metric nulls last
