-- Question:   Which names of projects may stand in the titles of an evaluation's tasks?
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    project
-- Order:      project
-- Used by:    store/memory_cache.py
select project
from (
    select project from task_status where evaluation_id = $evaluation_id
    union
    select project from completed_task where evaluation_id = $evaluation_id
)
where project is not null
order by project
