-- Who brings what to which contract of a fund, and how much of it is known?
-- rows
with placed as (
  select project.project, project.name
  from project
  left join outcome_fund on outcome_fund.project = project.project
  where outcome_fund.fund is not distinct from nullif($fund, '')
)
select stream.giver, giver.name as giver_name, stream.kind, stream.what, stream.receiver, receiver.name as receiver_name,
  placed.project, stream.period, stream.unit, stream.promised, stream.promised_why, stream.delivered,
  stream.delivered_why, stream.source, stream.link, stream.status, stream.recorded, stream.batch, stream.place
from stream
join placed on placed.project = stream.project
left join party giver on giver.party = stream.giver
left join party receiver on receiver.party = stream.receiver
order by stream.kind nulls last, stream.what nulls last, giver.name nulls last, receiver.name nulls last, stream.nth nulls last
