-- Which outcome of its coalition does each outcome of a contract count, in what, and which funds pay for it?
-- headline
-- Of one coalition, or of all. A row an outcome of a contract and fund; an outcome of a contract without a fund has one row.
-- What counts the same outcome is open to someone only as a whole: a part of it would be another total.
with facts as (
  select project, outcome_metric, is_open from outcome_metric
  union all
  select project, outcome_metric, is_open from result where outcome_metric is not null
  union all
  select project, outcome_metric, is_open from claim where outcome_metric is not null
),
named as (
  select project, outcome_metric, bool_and(is_open) as is_open
  from facts
  group by project, outcome_metric
),
metrics as (
  select project, outcome_metric,
    case when count(distinct coalesce(outcome, '')) = 1 then max(outcome) end as outcome,
    case when count(distinct coalesce(unit, '')) = 1 then max(unit) end as unit
  from outcome_metric
  group by project, outcome_metric
),
units as (
  select coalition, outcome, case when count(distinct lower(unit)) = 1 then max(unit) end as unit
  from outcome
  group by coalition, outcome
),
counted as (
  select project.project, project.coalition, named.outcome_metric, metrics.outcome,
    case
      when metrics.unit is null or lower(metrics.unit) = lower(units.unit) then units.unit
      else metrics.unit
    end as unit,
    named.is_open and project.is_open as is_open,
    coalesce(metrics.outcome, concat(named.project, ' ', named.outcome_metric)) as together
  from project
  join named on named.project = project.project
  left join metrics on metrics.project = named.project and metrics.outcome_metric = named.outcome_metric
  left join units on units.coalition = project.coalition and units.outcome = metrics.outcome
  where ($coalition = '' or project.coalition = $coalition)
)
select counted.coalition, counted.project, counted.outcome_metric, counted.outcome, counted.unit, outcome_fund.fund,
  bool_and(counted.is_open) over (partition by counted.coalition, counted.together) as open_to_viewer
from counted
left join outcome_fund on outcome_fund.project = counted.project
order by counted.coalition nulls last, counted.project nulls last, counted.outcome_metric nulls last, outcome_fund.fund nulls last
