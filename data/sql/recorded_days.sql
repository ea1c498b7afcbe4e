-- On which days were facts recorded?
-- rows
select distinct recorded
from (
  select recorded from party_ever
  union all
  select recorded from method_ever
  union all
  select recorded from coalition_ever
  union all
  select recorded from membership_ever
  union all
  select recorded from stream_ever
  union all
  select recorded from goal_ever
  union all
  select recorded from requirement_ever
  union all
  select recorded from need_ever
  union all
  select recorded from event_ever
  union all
  select recorded from observation_ever
  union all
  select recorded from outcome_ever
  union all
  select recorded from dividend_ever
  union all
  select recorded from ambition_ever
  union all
  select recorded from achievement_ever
  union all
  select recorded from capability_ever
  union all
  select recorded from weight_set_ever
  union all
  select recorded from profile_ever
  union all
  select recorded from alignment_ever
  union all
  select recorded from opinion_ever
  union all
  select recorded from release_ever
  union all
  select recorded from pulse_ever
  union all
  select recorded from importance_ever
  union all
  select recorded from answer_column_ever
  union all
  select recorded from fund_ever
  union all
  select recorded from project_ever
  union all
  select recorded from outcome_fund_ever
  union all
  select recorded from outcome_metric_ever
  union all
  select recorded from outcome_pricing_ever
  union all
  select recorded from result_ever
  union all
  select recorded from outcome_payment_ever
  union all
  select recorded from outcome_payment_commitment_ever
  union all
  select recorded from investment_ever
  union all
  select recorded from transaction_ever
  union all
  select recorded from rate_card_ever
  union all
  select recorded from outcome_payment_plan_ever
  union all
  select recorded from claim_ever
  union all
  select recorded from exchange_rate_ever
  union all
  select recorded from impact_ever
  union all
  select recorded from impact_risk_ever
  union all
  select recorded from social_return_ever
  union all
  select recorded from source_ever
) facts
order by recorded desc nulls last
