-- Which contracts does a fund have, and what is known of each: people, money, prices, results and payments?
-- rows
-- An empty fund stands for the contracts without one. Payments of which the type is not stated are counted apart.
-- `outcomes_known` says of how many metrics a result is known: one metric may have several results.
-- `payment_source` is who tells of the payments, where that is one source.
with placed as (
  select project.*, outcome_fund.fund,
    coalesce(fund.invented, false) or coalesce(coalition.invented, false) as invented
  from project
  left join outcome_fund on outcome_fund.project = project.project
  left join fund on fund.fund = outcome_fund.fund
  left join coalition on coalition.coalition = project.coalition
  where outcome_fund.fund is not distinct from nullif($fund, '')
),
metrics as (
  select project, count(*) as metrics
  from outcome_metric
  group by project
),
prices as (
  select project, count(price) as prices_known
  from outcome_pricing
  group by project
),
results as (
  select project, count(achieved) as results_known,
    count(distinct outcome_metric) filter (where achieved is not null) as metrics_told
  from result
  group by project
),
payments as (
  select project,
    count(amount) filter (where type = 'Actual') as payments_known,
    count(amount) filter (where type is null) as payments_type_unknown,
    case when count(distinct coalesce(currency, '?')) filter (where type = 'Actual' and amount is not null) = 1
      then sum(amount) filter (where type = 'Actual') end as paid,
    max(currency) filter (where type = 'Actual' and amount is not null) as paid_currency,
    case when count(distinct coalesce(currency, '?')) filter (where type is null and amount is not null) = 1
      then sum(amount) filter (where type is null) end as paid_type_unknown,
    max(currency) filter (where type is null and amount is not null) as paid_type_unknown_currency,
    case when count(distinct source) filter (where amount is not null) = 1
      then max(source) filter (where amount is not null) end as payment_source
  from outcome_payment
  group by project
)
select placed.project, placed.name, placed.stage, placed.start, placed.end_expected, placed.end_actual, placed.sector,
  placed.target_group, placed.currency, placed.committed, placed.committed_why, placed.people_targeted,
  placed.people_targeted_why, placed.people_engaged, placed.people_engaged_why,
  coalesce(metrics.metrics, 0) as metrics, coalesce(prices.prices_known, 0) as prices_known,
  coalesce(results.results_known, 0) as results_known, coalesce(payments.payments_known, 0) as payments_known,
  coalesce(payments.payments_type_unknown, 0) as payments_type_unknown, payments.paid, payments.paid_currency,
  payments.paid_type_unknown, payments.paid_type_unknown_currency,
  placed.source, placed.link, placed.evidence, placed.status, placed.recorded, placed.batch, placed.place,
  least(coalesce(metrics.metrics, 0), coalesce(results.metrics_told, 0)) as outcomes_known, placed.invented,
  payments.payment_source
from placed
left join metrics on metrics.project = placed.project
left join prices on prices.project = placed.project
left join results on results.project = placed.project
left join payments on payments.project = placed.project
order by placed.people_targeted desc nulls last, placed.name nulls last, placed.project nulls last
