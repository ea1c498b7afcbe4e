-- Which exchange rates did people give, and of which day?
-- rows
select exchange_rate.currency, exchange_rate.to_currency, exchange_rate.dated, exchange_rate.rate, exchange_rate.source,
  exchange_rate.link, exchange_rate.status, exchange_rate.recorded, exchange_rate.batch
from exchange_rate
order by exchange_rate.currency nulls last, exchange_rate.to_currency nulls last, exchange_rate.dated nulls last
