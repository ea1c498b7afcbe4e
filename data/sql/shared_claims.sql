-- How many units of which shared outcome does each claim ask for, for which fund, and how far is it?
-- beneath
-- A row a step. `funds` are the funds of the contract, with a + between them; `outcome` the coalition's outcome it counts.
with of_funds as (
  select outcome_fund.project, min(outcome_fund.fund) as first_fund, max(outcome_fund.fund) as last_fund, count(distinct outcome_fund.fund) as funds
  from outcome_fund
  group by outcome_fund.project
),
counted as (
  select project, outcome_metric, min(outcome) as outcome, max(unit) as unit
  from outcome_metric
  group by project, outcome_metric
  having count(distinct coalesce(outcome, '')) = 1
)
select claim.project, project.coalition, claim.claim, claim.outcome_metric, counted.outcome, counted.unit, claim.state, claim.units,
  claim.claimed_unit, claim.signed_by, claim.signed_on, of_funds.first_fund, of_funds.last_fund, coalesce(of_funds.funds, 0) as funds,
  claim.visible, claim.is_open as open_to_viewer
from claim
left join project on project.project = claim.project
left join of_funds on of_funds.project = claim.project
left join counted on counted.project = claim.project and counted.outcome_metric = claim.outcome_metric
order by claim.project nulls last, claim.claim nulls last, claim.signed_on nulls last, claim.fact nulls last
