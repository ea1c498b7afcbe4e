-- What can each party do, and what does a coalition need?
-- rows
-- Of one coalition, or of all. Without a party: the coalition needs it.
select capability.coalition, capability.party, coalesce(party.name, capability.party) as party_name, capability.competence,
  capability.goal, capability.evidence, capability.status, capability.source, capability.recorded
from capability
left join party on party.party = capability.party
where ($coalition = '' or capability.coalition = $coalition)
order by capability.coalition nulls last, capability.party nulls first, capability.competence nulls last
