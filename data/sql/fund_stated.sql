-- What does each source state about a fund as a whole?
-- rows
select fund_stated.source, fund_stated.link, fund_stated.in_use, fund_stated.status, fund_stated.currency,
  fund_stated.outcome_pot, fund_stated.private_money, fund_stated.contracts, fund_stated.applications,
  fund_stated.selected, fund_stated.note, fund_stated.recorded, fund_stated.batch, fund_stated.place
from fund_stated
where fund_stated.fund = $fund and fund_stated.status <> 'draft'
order by fund_stated.in_use desc nulls last, fund_stated.fact nulls last
