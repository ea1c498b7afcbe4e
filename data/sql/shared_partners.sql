-- Whose dividends count for a coalition, and what are these parties called, whoever may see it?
-- beneath
-- Of one coalition, or of all. A row a role (`candidate` too); then a row a party, with no coalition, for its name.
select membership.coalition, membership.party, null as name, membership.role, membership.member_since, membership.member_until,
  membership.visible, true as open_to_viewer
from membership
where ($coalition = '' or membership.coalition = $coalition) and membership.project is null
union all
select null, party.party, party.name, null, null, null, party.visible, true
from party
where party.name is not null and party.visible
order by coalition nulls last, party nulls last, role nulls last, member_since nulls last
