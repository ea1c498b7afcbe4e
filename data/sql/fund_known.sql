-- How much of what should be known of a fund's contracts, outcomes, results, payments and claims is known?
-- rows
-- An empty fund stands for all contracts. `known` of `of`: what is told, of what there is; a line of which there is nothing is left out.
with placed as (
  select project.*
  from project
  where $fund = '' or exists (
    select 1 from outcome_fund where outcome_fund.project = project.project and outcome_fund.fund = $fund
  )
),
metrics as (
  select outcome_metric.project, outcome_metric.outcome_metric, max(outcome_metric.definition) as definition,
    max(outcome_metric.people_targeted) as people_targeted, max(outcome_metric.validation) as validation
  from outcome_metric
  join placed on placed.project = outcome_metric.project
  group by outcome_metric.project, outcome_metric.outcome_metric
),
prices as (
  select project, outcome_metric
  from outcome_pricing
  where price is not null and currency is not null
  group by project, outcome_metric
),
results as (
  select project, outcome_metric
  from result
  where type = 'Final' and achieved is not null
  group by project, outcome_metric
),
payments as (
  select project, outcome_metric
  from outcome_payment
  where type = 'Actual' and amount is not null
  group by project, outcome_metric
),
told as (
  select 1 as place, 'contract.start' as item, count(start) as known, count(*) as of_all from placed
  union all
  select 2, 'contract.end', count(coalesce(end_actual, end_expected)), count(*) from placed
  union all
  select 3, 'contract.cap', count(maximum_payment), count(*) from placed
  union all
  select 4, 'contract.people_targeted', count(people_targeted), count(*) from placed
  union all
  select 5, 'contract.people_engaged', count(people_engaged), count(*) from placed
  union all
  select 6, 'contract.committed', count(committed), count(*) from placed
  union all
  select 7, 'outcome.target', count(people_targeted), count(*) from metrics
  union all
  select 8, 'outcome.validation', count(validation), count(*) from metrics
  union all
  select 9, 'outcome.price', count(prices.project), count(*)
  from metrics
  left join prices on prices.project = metrics.project and prices.outcome_metric = metrics.outcome_metric
  union all
  select 10, 'outcome.result', count(results.project), count(*)
  from metrics
  left join results on results.project = metrics.project and results.outcome_metric = metrics.outcome_metric
  union all
  select 11, 'outcome.payment', count(payments.project), count(*)
  from metrics
  left join payments on payments.project = metrics.project and payments.outcome_metric = metrics.outcome_metric
  union all
  select 12, 'result.validator', count(result.validators), count(*)
  from result
  join placed on placed.project = result.project
  where result.type = 'Final'
  union all
  select 13, 'payment.type', count(outcome_payment.type), count(*)
  from outcome_payment
  join placed on placed.project = outcome_payment.project
  union all
  select 14, 'payment.outcome', count(outcome_payment.outcome_metric), count(*)
  from outcome_payment
  join placed on placed.project = outcome_payment.project
  union all
  select 15, 'payment.payer', count(outcome_payment.payer), count(*)
  from outcome_payment
  join placed on placed.project = outcome_payment.project
  union all
  select 16, 'payment.recipient', count(outcome_payment.recipient), count(*)
  from outcome_payment
  join placed on placed.project = outcome_payment.project
  union all
  select 17, 'claim.signed_on', count(claim.signed_on), count(*)
  from claim
  join placed on placed.project = claim.project
  union all
  select 18, 'claim.unit', count(distinct case when claim.claimed_unit is not null then claim.project || ' ' || claim.claim end),
    count(distinct claim.project || ' ' || claim.claim)
  from claim
  join placed on placed.project = claim.project
)
select told.item, told.known, told.of_all
from told
where told.of_all > 0
order by told.place nulls last
