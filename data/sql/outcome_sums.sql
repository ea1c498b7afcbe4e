-- What was agreed, achieved, priced and paid of every outcome of a fund's contracts?
-- headline
-- An empty fund stands for all contracts. A row an outcome that an agreement, a price, a result, a payment or a claim names.
-- Achieved is what Final results add up to, as only those are validated; paid is what was Actually paid. A price, target or
-- cap counts where there is one of it, amounts where they are in one currency; of `payments_unknown` it is known that they
-- were made, not how much. `engaged_achieved` is what was achieved by those of whom it is told how many took part.
with placed as (
  select project.project, project.name, project.coalition, project.is_open
  from project
  where $fund = '' or exists (
    select 1 from outcome_fund where outcome_fund.project = project.project and outcome_fund.fund = $fund
  )
),
told as (
  select project, outcome_metric from outcome_metric
  union
  select project, outcome_metric from outcome_pricing where outcome_metric is not null
  union
  select project, outcome_metric from result where outcome_metric is not null
  union
  select project, outcome_metric from outcome_payment where outcome_metric is not null
  union
  select project, outcome_metric from claim
),
named as (
  select project, outcome_metric, length(outcome_metric) as width
  from told
),
metrics as (
  select project, outcome_metric, count(*) as listed,
    case when count(distinct definition) = 1 then max(definition) end as definition,
    case when count(distinct coalesce(unit, '')) = 1 then max(unit) end as unit,
    case when count(distinct people_targeted) = 1 then max(people_targeted) end as target,
    bool_and(is_open) as is_open
  from outcome_metric
  group by project, outcome_metric
),
prices as (
  select project, outcome_metric, count(price) as prices,
    case when count(distinct price) = 1 and count(distinct coalesce(currency, '?')) filter (where price is not null) = 1
      then max(price) end as price,
    case when count(distinct price) = 1 and count(distinct coalesce(currency, '?')) filter (where price is not null) = 1
      then max(currency) filter (where price is not null) end as currency,
    case when count(distinct maximum_price) = 1 then max(maximum_price) end as maximum,
    case when count(distinct maximum_price) = 1 then max(currency) filter (where maximum_price is not null) end as maximum_currency,
    bool_and(is_open) as is_open
  from outcome_pricing
  group by project, outcome_metric
),
results as (
  select project, outcome_metric,
    count(achieved) filter (where type = 'Final') as results,
    sum(achieved) filter (where type = 'Final') as achieved,
    cast(sum(engaged) filter (where type = 'Final' and achieved is not null) as bigint) as engaged,
    sum(achieved) filter (where type = 'Final' and engaged is not null) as engaged_achieved,
    count(achieved) filter (where coalesce(type, '') <> 'Final') as interim_results,
    max_by(period_end, case
      when length(period_end) = 4 then period_end || '-12-31'
      when substring(period_end, 6, 1) = 'Q'
        then substring(period_end, 1, 5) || lpad(cast(3 * cast(substring(period_end, 7, 1) as int) as string), 2, '0') || '-31'
      when length(period_end) = 7 then period_end || '-31'
      else period_end end) filter (where type = 'Final' and achieved is not null) as result_until,
    max(recorded) filter (where type = 'Final') as result_recorded,
    bool_and(is_open) as is_open
  from result
  group by project, outcome_metric
),
payments as (
  select project, outcome_metric,
    count(amount) filter (where type = 'Actual') as payments,
    count(*) filter (where type = 'Actual' and amount is null) as payments_unknown,
    case when count(distinct coalesce(currency, '?')) filter (where type = 'Actual' and amount is not null) = 1
      then sum(amount) filter (where type = 'Actual') end as paid,
    case when count(distinct coalesce(currency, '?')) filter (where type = 'Actual' and amount is not null) = 1
      then max(currency) filter (where type = 'Actual' and amount is not null) end as paid_currency,
    count(amount) filter (where type is null) as payments_type_unknown,
    case when count(distinct coalesce(currency, '?')) filter (where type is null and amount is not null) = 1
      then sum(amount) filter (where type is null) end as paid_type_unknown,
    case when count(distinct coalesce(currency, '?')) filter (where type is null and amount is not null) = 1
      then max(currency) filter (where type is null and amount is not null) end as paid_type_unknown_currency,
    bool_and(is_open) as is_open
  from outcome_payment
  group by project, outcome_metric
),
claims as (
  select project, outcome_metric, bool_and(is_open) as is_open
  from claim
  group by project, outcome_metric
)
select placed.project, placed.name as project_name, placed.coalition, named.outcome_metric, metrics.definition, metrics.unit,
  metrics.target, coalesce(metrics.listed, 0) as listed, coalesce(results.results, 0) as results, results.achieved,
  results.engaged, results.engaged_achieved, coalesce(results.interim_results, 0) as interim_results, results.result_until,
  results.result_recorded, coalesce(prices.prices, 0) as prices, prices.price, prices.currency, prices.maximum,
  prices.maximum_currency, coalesce(payments.payments, 0) as payments, payments.paid, payments.paid_currency,
  coalesce(payments.payments_unknown, 0) as payments_unknown,
  coalesce(payments.payments_type_unknown, 0) as payments_type_unknown, payments.paid_type_unknown,
  payments.paid_type_unknown_currency,
  placed.is_open and coalesce(metrics.is_open, true) and coalesce(prices.is_open, true) and coalesce(results.is_open, true)
    and coalesce(payments.is_open, true) and coalesce(claims.is_open, true) as open_to_viewer
from placed
join named on named.project = placed.project
left join metrics on metrics.project = named.project and metrics.outcome_metric = named.outcome_metric
left join prices on prices.project = named.project and prices.outcome_metric = named.outcome_metric
left join results on results.project = named.project and results.outcome_metric = named.outcome_metric
left join payments on payments.project = named.project and payments.outcome_metric = named.outcome_metric
left join claims on claims.project = named.project and claims.outcome_metric = named.outcome_metric
order by placed.project nulls last, named.width nulls last, named.outcome_metric nulls last
