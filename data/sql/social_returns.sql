-- Which assumptions put the outcomes of a fund's contracts in money?
-- rows
-- An empty fund stands for all contracts.
select social_return.project, project.name as project_name, social_return.outcome_metric, social_return.scenario,
  social_return.quantity, social_return.currency, social_return.proxy, social_return.deadweight, social_return.displacement,
  social_return.attribution, social_return.drop_off, social_return.years, social_return.discount, social_return.evidence,
  social_return.status, social_return.source, social_return.link, social_return.place, social_return.recorded,
  social_return.batch
from social_return
left join project on project.project = social_return.project
where $fund = '' or exists (
  select 1 from outcome_fund where outcome_fund.project = social_return.project and outcome_fund.fund = $fund
)
order by social_return.project nulls last, social_return.outcome_metric nulls last, social_return.scenario nulls last
