-- Who plays which role in the contracts of a fund?
-- rows
with placed as (
  select project.project, project.name
  from project
  left join outcome_fund on outcome_fund.project = project.project
  where outcome_fund.fund is not distinct from nullif($fund, '')
)
select membership.party, party.name as party_name, party.kind as party_kind, membership.role, membership.category,
  membership.task, placed.project, placed.name as project_name, membership.source, membership.link, membership.status,
  membership.recorded, membership.batch, membership.place
from membership
join placed on placed.project = membership.project
left join party on party.party = membership.party
order by membership.role nulls last, party.name nulls last, placed.name nulls last, membership.nth nulls last
