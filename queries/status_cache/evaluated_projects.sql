-- Question:   Which projects have the tasks of an evaluation?
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    municipality, project
-- Order:      municipality, project
-- Used by:    store/status_cache.py
select distinct snapshot_municipality as municipality, project
from task_status
where evaluation_id = $evaluation_id and project <> ''
order by municipality, project
