-- Which payments, results and prices lie under the contracts of a fund, as they were recorded?
-- rows
-- `kind` is payment, result or price; `what` is the metric's definition where it has one. A payment has an amount and a
-- type (empty: not stated whether it was made), a price an amount, a result what was achieved.
with placed as (
  select project.project
  from project
  join outcome_fund on outcome_fund.project = project.project
  where outcome_fund.fund = $fund
),
named as (
  select project, outcome_metric, max(definition) as definition
  from outcome_metric
  group by project, outcome_metric
  having count(distinct definition) = 1
),
told as (
  select 'payment' as kind, 1 as place_of_kind, project, outcome_metric, type, period_start, period_end, nth,
    amount, currency, cast(null as double) as achieved, source, link, evidence, status, recorded, batch, place, fact
  from outcome_payment
  union all
  select 'result', 2, project, outcome_metric, type, period_start, period_end, nth,
    null, null, achieved, source, link, evidence, status, recorded, batch, place, fact
  from result
  union all
  select 'price', 3, project, outcome_metric, null, null, null, nth,
    price, currency, null, source, link, evidence, status, recorded, batch, place, fact
  from outcome_pricing
)
select told.project, told.kind, told.outcome_metric, named.definition as what, told.type, told.period_start, told.period_end,
  told.amount, told.currency, told.achieved, told.source, told.link, told.evidence, told.status,
  told.recorded, told.batch, told.place
from told
join placed on placed.project = told.project
left join named on named.project = told.project and named.outcome_metric = told.outcome_metric
order by told.project nulls last, told.place_of_kind nulls last, told.period_start nulls last, told.fact nulls last
