-- Which of the nine impact risks are known of the contracts of a fund, how high, and what is done about them?
-- rows
-- An empty fund stands for all contracts. An empty outcome stands for the contract as a whole.
select impact_risk.project, project.name as project_name, impact_risk.outcome_metric, impact_risk.risk, impact_risk.level,
  impact_risk.mitigation, impact_risk.status, impact_risk.source, impact_risk.link, impact_risk.place, impact_risk.recorded,
  impact_risk.batch
from impact_risk
left join project on project.project = impact_risk.project
where $fund = '' or exists (
  select 1 from outcome_fund where outcome_fund.project = impact_risk.project and outcome_fund.fund = $fund
)
order by impact_risk.project nulls last, impact_risk.outcome_metric nulls last, impact_risk.risk nulls last
