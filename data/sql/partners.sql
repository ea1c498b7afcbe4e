-- Which parties are or may become partners of a coalition, and since when?
-- rows
-- Of one coalition, or of all. A row a role: `role` is candidate where the party may still join.
select membership.coalition, membership.party, coalesce(party.name, membership.party) as name, party.kind, membership.role, membership.category,
  membership.member_since, membership.member_until
from membership
left join party on party.party = membership.party
where ($coalition = '' or membership.coalition = $coalition) and membership.project is null
order by membership.coalition nulls last, membership.party nulls last, membership.role nulls last
