-- What do all contracts add up to by currency, each counted once, and how much of it is known?
-- headline
-- The lines without a currency are of the contracts of which no amount is committed, as far as is known. Invented contracts
-- stand in lines of their own. `outcomes_known` of `metrics`, the agreed outcomes, are of the contracts that are in a fund.
with metrics as (
  select project, count(*) as metrics, bool_and(is_open) as is_open
  from outcome_metric
  group by project
),
results as (
  select project, count(distinct outcome_metric) filter (where achieved is not null) as metrics_told,
    bool_and(is_open) as is_open
  from result
  group by project
),
funds as (
  select outcome_fund.project, bool_or(fund.invented) as invented,
    bool_and(outcome_fund.is_open and coalesce(fund.is_open, true)) as is_open
  from outcome_fund
  left join fund on fund.fund = outcome_fund.fund
  group by outcome_fund.project
),
contracts as (
  select case when project.committed is not null then coalesce(project.currency, '?') end as currency, project.committed,
    project.people_targeted, project.coalition, project.member, funds.project is not null as in_fund,
    coalesce(metrics.metrics, 0) as metrics,
    least(coalesce(metrics.metrics, 0), coalesce(results.metrics_told, 0)) as outcomes_known,
    coalesce(funds.invented, false) or coalesce(coalition.invented, false) as invented,
    project.is_open and coalesce(funds.is_open, true) and coalesce(coalition.is_open, true)
      and coalesce(metrics.is_open, true) and coalesce(results.is_open, true) as is_open
  from project
  left join funds on funds.project = project.project
  left join coalition on coalition.coalition = project.coalition
  left join metrics on metrics.project = project.project
  left join results on results.project = project.project
)
select currency,
  count(*) as projects,
  sum(committed) as committed,
  cast(sum(people_targeted) as bigint) as people,
  count(people_targeted) as people_known,
  invented,
  count(*) filter (where not in_fund) as without_fund,
  cast(coalesce(sum(metrics) filter (where in_fund), 0) as bigint) as metrics,
  cast(coalesce(sum(outcomes_known) filter (where in_fund), 0) as bigint) as outcomes_known,
  bool_and(is_open) or bool_or(member) and count(distinct coalition) filter (where not is_open) >= 2 as open_to_viewer
from contracts
group by currency, invented
order by invented nulls last, currency nulls last
