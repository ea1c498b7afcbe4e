-- Who invests what in the contracts of a fund, and on what terms?
-- headline
-- An empty fund stands for all contracts. Of what the viewer may not see only that it is there is told.
select investment.project, project.name as project_name, case when investment.visible then investment.party end as party,
  case when investment.visible then party.name end as party_name, investment.nth, investment.currency,
  case when investment.visible then investment.amount end as amount,
  case when investment.visible then investment.amount_why end as amount_why,
  case when investment.visible then investment.amount_least end as amount_least,
  case when investment.visible then investment.amount_most end as amount_most,
  case when investment.visible then investment.type end as type,
  case when investment.visible then investment.repayment_share end as repayment_share,
  case when investment.visible then investment.most_lost end as most_lost,
  case when investment.visible then investment.most_returned end as most_returned,
  case when investment.visible then investment.maximum_loss end as maximum_loss,
  case when investment.visible then investment.maximum_return end as maximum_return,
  case when investment.visible then investment.repayment end as repayment,
  case when investment.visible then investment.evidence end as evidence,
  case when investment.visible then investment.source end as source,
  case when investment.visible then investment.link end as link,
  case when investment.visible then investment.place end as place, investment.status, investment.recorded, investment.batch,
  investment.is_open as open_to_viewer
from investment
left join project on project.project = investment.project
left join party on party.party = investment.party
where $fund = '' or exists (
  select 1 from outcome_fund where outcome_fund.project = investment.project and outcome_fund.fund = $fund
)
order by investment.project nulls last, party.name nulls last, investment.party nulls last, investment.nth nulls last
