-- Which instruments of their own did people bring?
-- rows
select method.method, method.version, method.name, method.owner, method.dated, method.content, method.recorded
from method
where method.kind = 'instrument'
order by method.method nulls last, method.dated nulls last, method.version nulls last
