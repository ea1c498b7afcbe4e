-- What does every stream of a coalition bring, and how is it rated, whoever may see it?
-- beneath
-- Of one coalition, or of all. What is computed from all streams of a coalition is for who may see what each tells.
select stream.coalition, stream.giver, stream.receiver, stream.kind, stream.period, stream.unit, stream.promised, stream.delivered,
  stream.giver_rating, stream.receiver_rating, stream.state, stream.visible,
  bool_and(stream.is_open) over (partition by stream.coalition) as open_to_viewer
from stream
where ($coalition = '' or stream.coalition = $coalition)
order by stream.coalition nulls last, stream.giver nulls last, stream.receiver nulls last, stream.kind nulls last,
  stream.period nulls last, stream.fact nulls last
