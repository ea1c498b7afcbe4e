-- What is in every fund, and in the contracts without one, and how much of it is known?
-- headline
-- A contract in two funds counts in both; `shared` says how many do. Euros and other currencies are not added.
with placed as (
  select project.project, outcome_fund.fund, project.currency, project.committed, project.people_targeted,
    project.member, project.visibility,
    count(outcome_fund.fund) over (partition by project.project) > 1 as is_shared
  from project
  left join outcome_fund on outcome_fund.project = project.project
),
roles as (
  select project, count(*) as role_rows
  from membership
  where project is not null
  group by project
),
metrics as (
  select project, count(*) as metrics
  from outcome_metric
  group by project
),
prices as (
  select project, count(price) as prices
  from outcome_pricing
  group by project
),
results as (
  select project, count(achieved) as results
  from result
  group by project
),
payments as (
  select project, count(*) filter (where type = 'Actual' and amount is not null) as payments,
    count(*) filter (where type is null and amount is not null) as payments_type_unknown
  from outcome_payment
  group by project
),
portfolio as (
  select placed.fund,
    count(*) as projects,
    count(*) filter (where placed.is_shared) as shared,
    sum(placed.committed) filter (where placed.currency = 'EUR') as committed_eur,
    count(placed.committed) as committed_known,
    count(*) - count(placed.committed) as committed_unknown,
    count(placed.committed) filter (where placed.currency is distinct from 'EUR') as committed_other_currency,
    cast(sum(placed.people_targeted) as bigint) as people,
    count(placed.people_targeted) as people_known,
    count(*) - count(placed.people_targeted) as people_unknown,
    cast(coalesce(sum(roles.role_rows), 0) as bigint) as role_rows,
    cast(coalesce(sum(metrics.metrics), 0) as bigint) as metrics,
    cast(coalesce(sum(prices.prices), 0) as bigint) as prices_known,
    cast(coalesce(sum(results.results), 0) as bigint) as results_known,
    cast(coalesce(sum(payments.payments), 0) as bigint) as payments_known,
    cast(coalesce(sum(payments.payments_type_unknown), 0) as bigint) as payments_type_unknown,
    bool_or(placed.member) or bool_and(placed.visibility = 'public') as open_to_viewer
  from placed
  left join roles on roles.project = placed.project
  left join metrics on metrics.project = placed.project
  left join prices on prices.project = placed.project
  left join results on results.project = placed.project
  left join payments on payments.project = placed.project
  group by placed.fund
)
select coalesce(fund.fund, portfolio.fund) as fund, fund.name, coalesce(portfolio.projects, 0) as projects,
  coalesce(portfolio.shared, 0) as shared, portfolio.committed_eur, portfolio.committed_known, portfolio.committed_unknown,
  portfolio.committed_other_currency, portfolio.people, portfolio.people_known, portfolio.people_unknown,
  portfolio.role_rows, portfolio.metrics, portfolio.prices_known, portfolio.results_known, portfolio.payments_known,
  portfolio.payments_type_unknown, coalesce(portfolio.open_to_viewer, fund.visible) as open_to_viewer
from portfolio
full join fund on fund.fund = portfolio.fund
order by fund nulls last
