-- Who signed which step of each claim in the contracts of a fund, and when?
-- rows
-- An empty fund stands for all contracts. `of_fund` is false for the claims of other contracts on a unit that is claimed here.
with placed as (
  select project.project, project.name
  from project
  where $fund = '' or exists (
    select 1 from outcome_fund where outcome_fund.project = project.project and outcome_fund.fund = $fund
  )
),
claimed_here as (
  select distinct claim.claimed_unit
  from claim
  join placed on placed.project = claim.project
  where claim.claimed_unit is not null
),
claims_elsewhere as (
  select distinct claim.project, claim.claim
  from claim
  join claimed_here on claimed_here.claimed_unit = claim.claimed_unit
),
funds as (
  select outcome_fund.project, min(coalesce(fund.name, outcome_fund.fund)) as fund_name, count(*) as funds
  from outcome_fund
  left join fund on fund.fund = outcome_fund.fund
  group by outcome_fund.project
),
definitions as (
  select project, outcome_metric, max(definition) as definition, max(unit) as unit
  from outcome_metric
  group by project, outcome_metric
  having count(distinct coalesce(definition, '')) = 1
)
select claim.project, project.name as project_name, funds.fund_name, coalesce(funds.funds, 0) as funds, claim.claim,
  claim.outcome_metric, definitions.definition, definitions.unit, claim.state, claim.units, claim.units_why, claim.claimed_unit,
  claim.signed_by, signer.name as signer_name, claim.signed_on, placed.project is not null as of_fund, claim.evidence,
  claim.status, claim.source, claim.link, claim.place, claim.recorded, claim.batch
from claim
left join placed on placed.project = claim.project
left join claims_elsewhere on claims_elsewhere.project = claim.project and claims_elsewhere.claim = claim.claim
left join project on project.project = claim.project
left join funds on funds.project = claim.project
left join definitions on definitions.project = claim.project and definitions.outcome_metric = claim.outcome_metric
left join party signer on signer.party = claim.signed_by
where placed.project is not null or claims_elsewhere.claim is not null
order by claim.project nulls last, claim.claim nulls last, claim.signed_on nulls last, claim.fact nulls last
