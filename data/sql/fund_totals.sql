-- What do a fund's contracts add up to: how many, what is committed, for how many people, what is paid?
-- headline
-- Only known amounts add up; where none is known the total is unknown. Paid is what was actually paid, never what was
-- planned or left unsaid; amounts in several currencies are not added.
with contracts as (
  select outcome_fund.fund, project.project, project.coalition, project.currency, project.committed,
    project.people_targeted, project.is_open and outcome_fund.is_open as is_open, project.member
  from outcome_fund
  join project on project.project = outcome_fund.project
  where outcome_fund.fund = $fund
),
payments as (
  select contracts.fund,
    case when count(distinct coalesce(outcome_payment.currency, '?')) = 1 then sum(outcome_payment.amount) end as paid,
    bool_and(outcome_payment.is_open) or bool_or(contracts.member)
      and count(distinct contracts.coalition) filter (where not outcome_payment.is_open) >= 2 as is_open
  from outcome_payment
  join contracts on contracts.project = outcome_payment.project
  where outcome_payment.type = 'Actual' and outcome_payment.amount is not null
  group by contracts.fund
),
totals as (
  select fund, count(*) as contracts,
    sum(committed) filter (where currency = 'EUR') as committed_eur,
    cast(sum(people_targeted) as bigint) as people,
    bool_and(is_open) or bool_or(member) and count(distinct coalition) filter (where not is_open) >= 2 as is_open
  from contracts
  group by fund
)
select fund.fund, fund.name, coalesce(totals.contracts, 0) as contracts, totals.committed_eur,
  totals.people, payments.paid,
  fund.is_open and coalesce(totals.is_open, true) and coalesce(payments.is_open, true) as open_to_viewer
from fund
left join totals on totals.fund = fund.fund
left join payments on payments.fund = fund.fund
where fund.fund = $fund
