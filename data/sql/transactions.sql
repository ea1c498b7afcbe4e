-- What did investors actually pay in and get back in the contracts of a fund?
-- rows
-- An empty fund stands for all contracts. A repayment without a party was made to all investors together.
select transaction.project, project.name as project_name, transaction.party, party.name as party_name, transaction.type,
  transaction.made_on, transaction.nth, transaction.currency, transaction.amount, transaction.evidence, transaction.status,
  transaction.source, transaction.link, transaction.place, transaction.recorded, transaction.batch
from transaction
left join project on project.project = transaction.project
left join party on party.party = transaction.party
where $fund = '' or exists (
  select 1 from outcome_fund where outcome_fund.project = transaction.project and outcome_fund.fund = $fund
)
order by transaction.project nulls last, transaction.made_on nulls last, transaction.fact nulls last
