-- What does a fund's rate card say, and at which prices do its contracts use it?
-- rows
-- A line of the card that no contract uses has no contract.
with priced as (
  select outcome_pricing.project, outcome_pricing.outcome_metric, outcome_pricing.rate, outcome_pricing.price,
    outcome_pricing.currency, outcome_fund.fund
  from outcome_pricing
  join outcome_fund on outcome_fund.project = outcome_pricing.project
  where outcome_pricing.rate is not null
)
select rate_card.fund, rate_card.rate, rate_card.definition, rate_card.unit, rate_card.currency, rate_card.price,
  rate_card.maximum, priced.project, project.name as project_name, priced.outcome_metric, priced.price as agreed_price,
  priced.currency as agreed_currency, rate_card.source, rate_card.link, rate_card.status, rate_card.recorded, rate_card.batch
from rate_card
left join priced on priced.fund = rate_card.fund and priced.rate = rate_card.rate
left join project on project.project = priced.project
where rate_card.fund = $fund
order by rate_card.rate nulls last, priced.project nulls last, priced.outcome_metric nulls last
