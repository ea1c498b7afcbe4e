-- Which coalition is behind each contract?
-- rows
select project, coalition
from project
