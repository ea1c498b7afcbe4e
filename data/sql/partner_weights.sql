-- How much would each partner itself let each theme weigh?
-- rows
select weight_set.weight_set, weight_set.party, coalesce(party.name, weight_set.party) as party_name, weight_set.role, weight_set.node,
  weight_set.weight, weight_set.people, weight_set.dated, weight_set.source, weight_set.status, weight_set.recorded
from weight_set
left join party on party.party = weight_set.party
where weight_set.coalition = $coalition and weight_set.party is not null
order by weight_set.party nulls last, weight_set.weight_set nulls last, weight_set.node nulls last
