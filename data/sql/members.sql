-- Which parties take part in a coalition, or bring and take something there?
-- rows
-- Of one coalition, or of all. Who has several roles is told by the one in the coalition itself.
with taking_part as (
  select party, coalesce(min(role) filter (where project is null), min(role)) as role,
    coalesce(min(category) filter (where project is null), min(category)) as category, min(stakeholder_group) as stakeholder_group,
    min(member_since) as member_since, max(member_until) as member_until, count(*) - count(member_until) as lasting
  from membership
  where ($coalition = '' or coalition = $coalition) and role is not null
  group by party
), standing as (
  select giver as party from stream where ($coalition = '' or coalition = $coalition)
  union
  select receiver as party from stream where ($coalition = '' or coalition = $coalition)
  union
  select party from taking_part
)
select standing.party, coalesce(party.name, standing.party) as name, party.kind, party.sector, taking_part.role,
  taking_part.category, taking_part.stakeholder_group, taking_part.member_since,
  case when taking_part.lasting = 0 then taking_part.member_until end as member_until, taking_part.party is not null as is_member
from standing
left join taking_part on taking_part.party = standing.party
left join party on party.party = standing.party
order by standing.party nulls last
