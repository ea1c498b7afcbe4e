-- Who invests what in the contracts of a fund, and on what terms?
-- rows
-- An empty fund stands for all contracts.
select investment.project, project.name as project_name, investment.party, party.name as party_name, investment.nth,
  investment.currency, investment.amount, investment.amount_why, investment.amount_least, investment.amount_most,
  investment.type, investment.repayment_share, investment.most_lost, investment.most_returned, investment.maximum_loss,
  investment.maximum_return, investment.repayment, investment.evidence, investment.status, investment.source, investment.link,
  investment.place, investment.recorded, investment.batch
from investment
left join project on project.project = investment.project
left join party on party.party = investment.party
where $fund = '' or exists (
  select 1 from outcome_fund where outcome_fund.project = investment.project and outcome_fund.fund = $fund
)
order by investment.project nulls last, party.name nulls last, investment.party nulls last, investment.nth nulls last
