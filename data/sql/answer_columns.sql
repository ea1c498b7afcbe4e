-- Which item is each column of a survey tool, as was said before?
-- rows
select answer_column.coalition, answer_column.instrument, answer_column.header, answer_column.item
from answer_column
where ($coalition = '' or answer_column.coalition = $coalition)
order by answer_column.coalition nulls last, answer_column.instrument nulls last, answer_column.header nulls last
