-- What money did each party promise and give, by year and currency?
-- rows
-- An empty coalition stands for all. A stated 0 counts as known; years are those in which the stream falls.
select stream.giver, giver.name as giver_name, substring(stream.period, 1, 4) as year, stream.unit as currency,
  count(*) as streams, count(distinct stream.receiver) as receivers, count(stream.promised) as promised_known,
  sum(stream.promised) as promised, count(*) filter (where stream.promised = 0) as promised_zero,
  count(stream.delivered) as delivered_known, sum(stream.delivered) as delivered
from stream
left join party giver on giver.party = stream.giver
where stream.kind = 'geld' and ($coalition = '' or stream.coalition = $coalition)
group by stream.giver, giver.name, substring(stream.period, 1, 4), stream.unit
order by giver.name nulls last, stream.giver nulls last, year nulls last, stream.unit nulls last
