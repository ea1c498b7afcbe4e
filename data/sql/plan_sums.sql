-- What did each version of a contract's payment plan plan to pay, by outcome?
-- headline
-- An empty fund stands for all contracts. An empty outcome stands for the contract as a whole. Versions are never added.
with placed as (
  select project.project, project.is_open
  from project
  where $fund = '' or exists (
    select 1 from outcome_fund where outcome_fund.project = project.project and outcome_fund.fund = $fund
  )
),
planned as (
  select project, plan, outcome_metric, currency, sum(amount) as planned, count(amount) as payments,
    max(recorded) as recorded, bool_and(is_open) as is_open
  from outcome_payment
  where type = 'Planned'
  group by project, plan, outcome_metric, currency
)
select planned.project, planned.plan, outcome_payment_plan.dated, planned.outcome_metric, planned.currency, planned.planned,
  planned.payments, planned.recorded,
  placed.is_open and planned.is_open and coalesce(outcome_payment_plan.is_open, true) as open_to_viewer
from planned
join placed on placed.project = planned.project
left join outcome_payment_plan on outcome_payment_plan.project = planned.project and outcome_payment_plan.plan = planned.plan
order by planned.project nulls last, outcome_payment_plan.dated nulls last, planned.plan nulls last,
  planned.outcome_metric nulls last, planned.currency nulls last
