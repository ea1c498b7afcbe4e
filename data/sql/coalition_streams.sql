-- Who promised what to whom in a coalition, and what was delivered?
-- rows
with contradicted as (
  select coalition, project, giver, receiver, kind, what, period, nth, min(source) as source
  from stream_stated
  where status = 'disputed' and not in_use
  group by coalition, project, giver, receiver, kind, what, period, nth
)
select stream.giver, giver.name as giver_name, giver.sector as giver_sector, stream.kind, stream.what, stream.receiver,
  receiver.name as receiver_name, receiver.sector as receiver_sector, stream.period, stream.nth, stream.unit, stream.promised,
  stream.promised_why, stream.delivered, stream.delivered_why, stream.tangible, stream.confirmed_by, stream.giver_rating,
  stream.receiver_rating, stream.state, stream.goal, stream.need_weight, stream.source_weight, stream.shared_openly,
  stream.made_on, stream.shared_on, stream.reused, stream.origin, stream.after_use, stream.source, stream.link, stream.evidence, stream.status, stream.reason, stream.recorded, stream.batch, stream.place, contradicted.source as contradicted_by
from stream
left join contradicted on contradicted.coalition = stream.coalition and contradicted.giver = stream.giver
  and contradicted.receiver = stream.receiver and contradicted.kind = stream.kind and contradicted.nth = stream.nth
  and coalesce(contradicted.project, '') = coalesce(stream.project, '')
  and coalesce(contradicted.what, '') = coalesce(stream.what, '')
  and coalesce(contradicted.period, '') = coalesce(stream.period, '')
left join party giver on giver.party = stream.giver
left join party receiver on receiver.party = stream.receiver
where stream.coalition = $coalition and ($period = '' or stream.period = $period)
order by stream.period nulls last, giver.name nulls last, receiver.name nulls last, stream.kind nulls last,
  stream.what nulls last, stream.nth nulls last
