-- Who promised what to whom in a coalition, and what was delivered?
-- rows
select stream.giver, giver.name as giver_name, stream.kind, stream.what, stream.receiver, receiver.name as receiver_name,
  stream.period, stream.unit, stream.promised, stream.promised_why, stream.delivered, stream.delivered_why,
  stream.source, stream.link, stream.evidence, stream.status, stream.reason, stream.recorded, stream.batch, stream.place
from stream
left join party giver on giver.party = stream.giver
left join party receiver on receiver.party = stream.receiver
where stream.coalition = $coalition
order by stream.period nulls last, giver.name nulls last, receiver.name nulls last, stream.kind nulls last,
  stream.what nulls last, stream.nth nulls last
