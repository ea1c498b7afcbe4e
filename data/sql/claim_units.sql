-- How many units stand behind each step of the claims in the contracts of a fund?
-- headline
-- An empty fund stands for all contracts. The steps of claim_steps without who signed them, so that what they add up to is the
-- same for all who may see it.
select claim.project, cast(null as string) as project_name, cast(null as string) as fund_name, claim.claim,
  claim.outcome_metric, cast(null as string) as definition, cast(null as string) as unit, claim.state, claim.units,
  cast(null as string) as claimed_unit, cast(null as string) as signed_by, cast(null as string) as signer_name,
  claim.signed_on, true as of_fund, claim.is_open as open_to_viewer
from claim
where $fund = '' or exists (
  select 1 from outcome_fund where outcome_fund.project = claim.project and outcome_fund.fund = $fund
)
order by claim.project nulls last, claim.claim nulls last, claim.signed_on nulls last, claim.fact nulls last
