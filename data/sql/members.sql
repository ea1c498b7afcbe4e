-- Which parties take part in a coalition, or bring and take something there?
-- rows
-- Of one coalition, or of all. A party has one row: `member_since` and `member_until` are quarters, empty where one of its
-- memberships has no beginning or no end, and a group of stakeholders is told where its memberships tell no other.
with taking_part as (
  select party, stakeholder_group, member_since, member_until
  from membership
  where ($coalition = '' or coalition = $coalition) and role <> 'candidate'
), ends as (
  select party, true as begins, member_since as told from taking_part
  union all
  select party, false as begins, member_until as told from taking_part
), placed as (
  select party, begins,
    case
      when length(told) = 4 then concat(told, case when begins then '-Q1' else '-Q4' end)
      when told like '%-Q%' then told
      when substr(told, 6, 2) in ('01', '02', '03') then concat(substr(told, 1, 4), '-Q1')
      when substr(told, 6, 2) in ('04', '05', '06') then concat(substr(told, 1, 4), '-Q2')
      when substr(told, 6, 2) in ('07', '08', '09') then concat(substr(told, 1, 4), '-Q3')
      when told is not null then concat(substr(told, 1, 4), '-Q4')
    end as quarter
  from ends
), spans as (
  select party,
    case when count(*) filter (where begins and quarter is null) = 0 then min(quarter) filter (where begins) end as member_since,
    case when count(*) filter (where not begins and quarter is null) = 0 then max(quarter) filter (where not begins) end as member_until
  from placed
  group by party
), grouped as (
  select party, case when count(distinct stakeholder_group) = 1 then min(stakeholder_group) end as stakeholder_group
  from taking_part
  group by party
), standing as (
  select giver as party from stream where ($coalition = '' or coalition = $coalition)
  union
  select receiver as party from stream where ($coalition = '' or coalition = $coalition)
  union
  select party from spans
)
select standing.party, coalesce(party.name, standing.party) as name, party.kind, party.sector, grouped.stakeholder_group,
  spans.member_since, spans.member_until, spans.party is not null as is_member
from standing
left join spans on spans.party = standing.party
left join grouped on grouped.party = standing.party
left join party on party.party = standing.party
order by standing.party nulls last
