-- Question:   Which words stand in the role columns of an evaluation's tasks?
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    written
-- Order:      written
-- Used by:    store/role_cache.py
select distinct role as written
from task_status
where evaluation_id = $evaluation_id and role <> ''
order by written
