-- What did investors actually pay in and get back in the contracts of a fund?
-- headline
-- An empty fund stands for all contracts. A repayment without a party was made to all investors together. Of what the viewer may
-- not see neither party nor amount is told: it is there, so that nothing is divided as if it were not.
select transaction.project, project.name as project_name, case when transaction.visible then transaction.party end as party,
  case when transaction.visible then party.name end as party_name, transaction.type, transaction.made_on, transaction.nth,
  transaction.currency, case when transaction.visible then transaction.amount end as amount,
  case when transaction.visible then transaction.evidence end as evidence, transaction.status,
  case when transaction.visible then transaction.source end as source,
  case when transaction.visible then transaction.link end as link,
  case when transaction.visible then transaction.place end as place, transaction.recorded, transaction.batch,
  transaction.is_open as open_to_viewer
from transaction
left join project on project.project = transaction.project
left join party on party.party = transaction.party
where $fund = '' or exists (
  select 1 from outcome_fund where outcome_fund.project = transaction.project and outcome_fund.fund = $fund
)
order by transaction.project nulls last, transaction.made_on nulls last, transaction.fact nulls last
