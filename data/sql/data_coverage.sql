-- What is known, and what not, of every table and period?
-- rows
with told as (
  select 'party' as fact_table, coalition, cast(null as string) as period, name is not null as one, cast(null as boolean) as other, status from party_stated
  union all
  select 'coalition', coalition, null, true, cast(null as boolean), status from coalition_stated
  union all
  select 'membership', coalition, null, true, cast(null as boolean), status from membership_stated
  union all
  select 'stream', coalition, period, coalesce(promised_why, '') <> '' or promised is not null,
    coalesce(delivered_why, '') <> '' or delivered is not null, status from stream_stated
  union all
  select 'goal', coalition, null, name is not null, cast(null as boolean), status from goal_stated
  union all
  select 'requirement', coalition, null, true, cast(null as boolean), status from requirement_stated
  union all
  select 'need', coalition, null, true, cast(null as boolean), status from need_stated
  union all
  select 'event', coalition, cast(held_on as string), channel is not null, cast(null as boolean), status from event_stated
  union all
  select 'observation', coalition, period, (value is not null or value_why is not null), cast(null as boolean), status from observation_stated
  union all
  select 'outcome', coalition, period, (baseline is not null or baseline_why is not null), (actual is not null or actual_why is not null), status from outcome_stated
  union all
  select 'dividend', coalition, period, (likely is not null or likely_why is not null), cast(null as boolean), status from dividend_stated
  union all
  select 'ambition', coalition, starts, (target is not null or target_why is not null), cast(null as boolean), status from ambition_stated
  union all
  select 'achievement', coalition, period, (value is not null or value_why is not null), cast(null as boolean), status from achievement_stated
  union all
  select 'capability', coalition, null, true, cast(null as boolean), status from capability_stated
  union all
  select 'weight_set', coalition, null, (weight is not null or weight_why is not null), cast(null as boolean), status from weight_set_stated
  union all
  select 'profile', coalition, period, (mean is not null or mean_why is not null), cast(null as boolean), status from profile_stated
  union all
  select 'pulse', coalition, period, (score is not null or score_why is not null), cast(null as boolean), status from pulse_stated
  union all
  select 'importance', coalition, period, (importance is not null or importance_why is not null), cast(null as boolean), status from importance_stated
  union all
  select 'fund', coalition, null, (outcome_pot is not null or outcome_pot_why is not null), (private_money is not null or private_money_why is not null), status from fund_stated
  union all
  select 'project', coalition, null, (committed is not null or committed_why is not null), (people_targeted is not null or people_targeted_why is not null), status from project_stated
  union all
  select 'outcome_fund', coalition, null, true, cast(null as boolean), status from outcome_fund_stated
  union all
  select 'outcome_metric', coalition, null, definition is not null, (people_targeted is not null or people_targeted_why is not null), status
  from outcome_metric_stated
  union all
  select 'outcome_pricing', coalition, null, (price is not null or price_why is not null), cast(null as boolean), status from outcome_pricing_stated
  union all
  select 'result', coalition, period_start, (achieved is not null or achieved_why is not null), cast(null as boolean), status from result_stated
  union all
  select 'outcome_payment', coalition, period_start, (amount is not null or amount_why is not null), type is not null, status from outcome_payment_stated
  union all
  select 'outcome_payment_commitment', coalition, period_start, (maximum_payment is not null or maximum_payment_why is not null), cast(null as boolean), status
  from outcome_payment_commitment_stated
  union all
  select 'investment', coalition, null, (amount is not null or amount_why is not null), cast(null as boolean), status from investment_stated
  union all
  select 'transaction', coalition, made_on, (amount is not null or amount_why is not null), cast(null as boolean), status from transaction_stated
  union all
  select 'rate_card', coalition, null, (price is not null or price_why is not null), cast(null as boolean), status from rate_card_stated
  union all
  select 'outcome_payment_plan', coalition, period_start, true, cast(null as boolean), status from outcome_payment_plan_stated
  union all
  select 'claim', coalition, cast(signed_on as string), (units is not null or units_why is not null), cast(null as boolean), status from claim_stated
  union all
  select 'exchange_rate', coalition, null, true, cast(null as boolean), status from exchange_rate_stated
  union all
  select 'impact', coalition, null, (base is not null or base_why is not null), (now is not null or now_why is not null), status from impact_stated
  union all
  select 'impact_risk', coalition, null, level is not null, cast(null as boolean), status from impact_risk_stated
  union all
  select 'social_return', coalition, null, (proxy is not null or proxy_why is not null), cast(null as boolean), status from social_return_stated
  union all
  select 'source', coalition, null, true, cast(null as boolean), status from source_stated
)
select fact_table, period, count(*) as facts, count(*) filter (where one and coalesce(other, true)) as known,
  count(*) filter (where not one and not coalesce(other, false)) as unknown, count(*) filter (where status = 'disputed') as disputed,
  count(*) filter (where status = 'draft') as drafts
from told
where coalition is null or coalition = $coalition or $coalition = ''
group by fact_table, period
order by fact_table nulls last, period nulls last
