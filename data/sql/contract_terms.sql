-- What was agreed in each contract of a fund: until when, for whom, up to what amount, and what is said of it as a whole?
-- headline
-- An empty fund stands for all contracts. `cap` is the most that is paid for outcomes, `paid` a total that is named as a whole;
-- beside each total stands what its parts add up to, where they are in one currency, and how many parts there are. A
-- payment without an outcome is one of the contract as a whole: `whole`. What follows from a contract is for those who may see
-- all its parts.
with placed as (
  select project.*
  from project
  where $fund = '' or exists (
    select 1 from outcome_fund where outcome_fund.project = project.project and outcome_fund.fund = $fund
  )
),
payers as (
  select project, count(*) as payers, count(maximum_payment) as payers_known,
    case when count(distinct coalesce(currency, '?')) filter (where maximum_payment is not null) = 1
      then sum(maximum_payment) end as payers_together,
    case when count(distinct coalesce(currency, '?')) filter (where maximum_payment is not null) = 1
      then max(currency) filter (where maximum_payment is not null) end as payers_currency,
    count(paid) as payers_paid_known,
    case when count(distinct coalesce(paid_currency, '?')) filter (where paid is not null) = 1 then sum(paid) end as payers_paid,
    case when count(distinct coalesce(paid_currency, '?')) filter (where paid is not null) = 1
      then max(paid_currency) filter (where paid is not null) end as payers_paid_currency,
    bool_and(is_open) as is_open
  from outcome_payment_commitment
  group by project
),
investors as (
  select project, count(*) as investors, count(amount) as investors_known,
    case when count(distinct coalesce(currency, '?')) filter (where amount is not null) = 1 then sum(amount) end as invested,
    case when count(distinct coalesce(currency, '?')) filter (where amount is not null) = 1
      then max(currency) filter (where amount is not null) end as invested_currency,
    bool_and(is_open) as is_open
  from investment
  group by project
),
payments as (
  select project,
    count(amount) filter (where type = 'Actual') as payments,
    count(*) filter (where type = 'Actual' and amount is null) as payments_unknown,
    case when count(distinct coalesce(currency, '?')) filter (where type = 'Actual' and amount is not null) = 1
      then sum(amount) filter (where type = 'Actual') end as actual,
    case when count(distinct coalesce(currency, '?')) filter (where type = 'Actual' and amount is not null) = 1
      then max(currency) filter (where type = 'Actual' and amount is not null) end as actual_currency,
    count(amount) filter (where type = 'Actual' and outcome_metric is null) as whole_payments,
    case when count(distinct coalesce(currency, '?')) filter (where type = 'Actual' and amount is not null) = 1
      then sum(amount) filter (where type = 'Actual' and outcome_metric is null) end as whole,
    count(amount) filter (where type is null) as payments_type_unknown,
    case when count(distinct coalesce(currency, '?')) filter (where type is null and amount is not null) = 1
      then sum(amount) filter (where type is null) end as paid_type_unknown,
    case when count(distinct coalesce(currency, '?')) filter (where type is null and amount is not null) = 1
      then max(currency) filter (where type is null and amount is not null) end as paid_type_unknown_currency,
    bool_and(is_open) as is_open
  from outcome_payment
  group by project
),
parts as (
  select project, bool_and(is_open) as is_open
  from (
    select project, is_open from outcome_metric
    union all
    select project, is_open from outcome_pricing
    union all
    select project, is_open from result
    union all
    select project, is_open from claim
  ) told
  group by project
)
select placed.project, placed.name, placed.coalition, coalition.name as coalition_name, placed.stage, placed.signed,
  placed.start, placed.end_expected, placed.end_actual, placed.people_targeted, placed.people_engaged,
  placed.maximum_payment as cap, placed.maximum_payment_currency as cap_currency,
  coalesce(payers.payers, 0) as payers, coalesce(payers.payers_known, 0) as payers_known, payers.payers_together,
  payers.payers_currency, placed.committed, placed.currency as committed_currency,
  coalesce(investors.investors, 0) as investors, coalesce(investors.investors_known, 0) as investors_known, investors.invested,
  investors.invested_currency, placed.paid, placed.paid_currency, coalesce(payers.payers_paid_known, 0) as payers_paid_known,
  payers.payers_paid, payers.payers_paid_currency, coalesce(payments.payments, 0) as payments, payments.actual,
  payments.actual_currency, coalesce(payments.whole_payments, 0) as whole_payments, payments.whole,
  coalesce(payments.payments_unknown, 0) as payments_unknown,
  coalesce(payments.payments_type_unknown, 0) as payments_type_unknown, payments.paid_type_unknown,
  payments.paid_type_unknown_currency,
  placed.is_open and coalesce(payers.is_open, true) and coalesce(investors.is_open, true) and coalesce(payments.is_open, true)
    and coalesce(coalition.is_open, true) and coalesce(parts.is_open, true) as open_to_viewer
from placed
left join coalition on coalition.coalition = placed.coalition
left join payers on payers.project = placed.project
left join investors on investors.project = placed.project
left join payments on payments.project = placed.project
left join parts on parts.project = placed.project
order by placed.project nulls last
