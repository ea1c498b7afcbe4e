-- Who claimed how many units of which outcome, and how far is each claim?
-- beneath
-- A row a step, of all contracts: a unit may be claimed twice in another coalition. `of_fund` tells whether the contract is of
-- the coalition that is asked for; an empty one stands for all. The columns are those of claim_steps.
select claim.project, cast(null as string) as project_name, cast(null as string) as fund_name, claim.claim,
  claim.outcome_metric, cast(null as string) as definition, cast(null as string) as unit, claim.state, claim.units,
  claim.claimed_unit, claim.signed_by, signer.name as signer_name, claim.signed_on,
  ($coalition = '' or coalesce(project.coalition, '') = $coalition) as of_fund, claim.visible, claim.is_open as open_to_viewer
from claim
left join project on project.project = claim.project
left join party signer on signer.party = claim.signed_by
order by claim.project nulls last, claim.claim nulls last, claim.signed_on nulls last, claim.fact nulls last
