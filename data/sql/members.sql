-- Which parties take part in a coalition, or bring and take something there?
-- rows
-- Of one coalition, or of all. A party has one row: `member_since` and `member_until` are quarters, empty where one of its
-- memberships has no beginning or no end, and a group of stakeholders is told where its memberships tell no other.
with taking_part as (
  select party, stakeholder_group,
    case
      when length(member_since) = 4 then concat(member_since, '-Q1')
      when member_since like '%-Q%' then member_since
      when substr(member_since, 6, 2) in ('01', '02', '03') then concat(substr(member_since, 1, 4), '-Q1')
      when substr(member_since, 6, 2) in ('04', '05', '06') then concat(substr(member_since, 1, 4), '-Q2')
      when substr(member_since, 6, 2) in ('07', '08', '09') then concat(substr(member_since, 1, 4), '-Q3')
      when member_since is not null then concat(substr(member_since, 1, 4), '-Q4')
    end as since,
    case
      when length(member_until) = 4 then concat(member_until, '-Q4')
      when member_until like '%-Q%' then member_until
      when substr(member_until, 6, 2) in ('01', '02', '03') then concat(substr(member_until, 1, 4), '-Q1')
      when substr(member_until, 6, 2) in ('04', '05', '06') then concat(substr(member_until, 1, 4), '-Q2')
      when substr(member_until, 6, 2) in ('07', '08', '09') then concat(substr(member_until, 1, 4), '-Q3')
      when member_until is not null then concat(substr(member_until, 1, 4), '-Q4')
    end as until
  from membership
  where ($coalition = '' or coalition = $coalition) and role is not null
), once as (
  select party, case when count(distinct stakeholder_group) = 1 then min(stakeholder_group) end as stakeholder_group,
    case when count(since) = count(*) then min(since) end as member_since,
    case when count(until) = count(*) then max(until) end as member_until
  from taking_part
  group by party
), standing as (
  select giver as party from stream where ($coalition = '' or coalition = $coalition)
  union
  select receiver as party from stream where ($coalition = '' or coalition = $coalition)
  union
  select party from once
)
select standing.party, coalesce(party.name, standing.party) as name, party.kind, party.sector, once.stakeholder_group,
  once.member_since, once.member_until, once.party is not null as is_member
from standing
left join once on once.party = standing.party
left join party on party.party = standing.party
order by standing.party nulls last
