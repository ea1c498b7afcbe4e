-- What is in every fund, and in the contracts without one, and how much of it is known?
-- headline
-- A contract in two funds counts in both; `shared` says how many do. Euros and other currencies are not added: `currency`
-- and `committed` are given where the contracts have one currency among them. `invented`: the fund, or a coalition behind one
-- of its contracts, is an invented example.
with roles as (
  select project, count(*) as role_rows, bool_and(is_open) as is_open
  from membership
  where project is not null
  group by project
),
metrics as (
  select project, count(*) as metrics, bool_and(is_open) as is_open
  from outcome_metric
  group by project
),
prices as (
  select project, count(price) as prices, bool_and(is_open) as is_open
  from outcome_pricing
  group by project
),
results as (
  select project, count(achieved) as results,
    count(distinct outcome_metric) filter (where achieved is not null) as metrics_told, bool_and(is_open) as is_open
  from result
  group by project
),
payments as (
  select project, count(*) filter (where type = 'Actual' and amount is not null) as payments,
    count(*) filter (where type is null and amount is not null) as payments_type_unknown, bool_and(is_open) as is_open
  from outcome_payment
  group by project
),
placed as (
  select project.coalition, outcome_fund.fund, project.currency, project.committed, project.people_targeted,
    project.people_engaged, count(outcome_fund.fund) over (partition by project.project) > 1 as is_shared,
    coalesce(roles.role_rows, 0) as role_rows, coalesce(metrics.metrics, 0) as metrics,
    coalesce(prices.prices, 0) as prices, coalesce(results.results, 0) as results,
    least(coalesce(metrics.metrics, 0), coalesce(results.metrics_told, 0)) as outcomes,
    coalesce(fund.invented, false) or coalesce(coalition.invented, false) as invented,
    coalesce(payments.payments, 0) as payments, coalesce(payments.payments_type_unknown, 0) as payments_type_unknown,
    project.member,
    project.is_open and coalesce(outcome_fund.is_open, true) and coalesce(roles.is_open, true)
      and coalesce(metrics.is_open, true) and coalesce(prices.is_open, true) and coalesce(results.is_open, true)
      and coalesce(payments.is_open, true) and coalesce(coalition.is_open, true) as is_open
  from project
  left join outcome_fund on outcome_fund.project = project.project
  left join fund on fund.fund = outcome_fund.fund
  left join coalition on coalition.coalition = project.coalition
  left join roles on roles.project = project.project
  left join metrics on metrics.project = project.project
  left join prices on prices.project = project.project
  left join results on results.project = project.project
  left join payments on payments.project = project.project
),
portfolio as (
  select fund,
    count(*) as projects,
    count(*) filter (where is_shared) as shared,
    sum(committed) filter (where currency = 'EUR') as committed_eur,
    count(committed) as committed_known,
    count(*) - count(committed) as committed_unknown,
    count(committed) filter (where currency <> 'EUR') as committed_other_currency,
    case when count(distinct coalesce(currency, '?')) filter (where committed is not null) = 1
      then max(currency) filter (where committed is not null) end as currency,
    case when count(distinct coalesce(currency, '?')) filter (where committed is not null) = 1
      then sum(committed) end as committed,
    cast(sum(people_targeted) as bigint) as people,
    count(people_targeted) as people_known,
    count(*) - count(people_targeted) as people_unknown,
    cast(sum(people_engaged) as bigint) as engaged,
    count(people_engaged) as engaged_known,
    cast(sum(role_rows) as bigint) as role_rows,
    cast(sum(metrics) as bigint) as metrics,
    cast(sum(prices) as bigint) as prices_known,
    cast(sum(results) as bigint) as results_known,
    cast(sum(payments) as bigint) as payments_known,
    cast(sum(payments_type_unknown) as bigint) as payments_type_unknown,
    cast(sum(outcomes) as bigint) as outcomes_known,
    bool_or(invented) as invented,
    bool_and(is_open) or bool_or(member) and count(distinct coalition) filter (where not is_open) >= 2 as is_open
  from placed
  group by fund
)
select coalesce(fund.fund, portfolio.fund) as fund, fund.name, coalesce(portfolio.projects, 0) as projects,
  coalesce(portfolio.shared, 0) as shared, portfolio.committed_eur,
  coalesce(portfolio.committed_known, 0) as committed_known, coalesce(portfolio.committed_unknown, 0) as committed_unknown,
  coalesce(portfolio.committed_other_currency, 0) as committed_other_currency, portfolio.currency, portfolio.committed,
  portfolio.people, coalesce(portfolio.people_known, 0) as people_known,
  coalesce(portfolio.people_unknown, 0) as people_unknown, portfolio.engaged,
  coalesce(portfolio.engaged_known, 0) as engaged_known, coalesce(portfolio.role_rows, 0) as role_rows,
  coalesce(portfolio.metrics, 0) as metrics, coalesce(portfolio.prices_known, 0) as prices_known,
  coalesce(portfolio.results_known, 0) as results_known, coalesce(portfolio.payments_known, 0) as payments_known,
  coalesce(portfolio.payments_type_unknown, 0) as payments_type_unknown,
  coalesce(portfolio.outcomes_known, 0) as outcomes_known,
  coalesce(fund.invented, false) or coalesce(portfolio.invented, false) as invented,
  coalesce(portfolio.is_open, true) and coalesce(fund.is_open, true) as open_to_viewer
from portfolio
full join fund on fund.fund = portfolio.fund
order by fund nulls last
