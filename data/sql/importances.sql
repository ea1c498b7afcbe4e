-- How important do parties say that they find each theme?
-- rows
select importance.coalition, importance.party, coalesce(party.name, importance.party) as party_name, importance.node,
  importance.period, importance.importance, importance.importance_why, importance.evidence, importance.status, importance.source,
  importance.link, importance.place, importance.recorded, importance.batch, importance.reason
from importance
left join party on party.party = importance.party
where importance.coalition = $coalition
order by importance.party nulls last, importance.node nulls last, importance.period nulls last
