-- Question:   Which tasks had been completed on an evaluation's day, and how did they go? Kept with the evaluation.
-- Parameters: $evaluation_id  the evaluation's number (number)
--             $day            the as-of date (day)
-- Columns:    none
-- Order:      by task
-- Used by:    store/memory_cache.py
insert into completed_task by name
select $evaluation_id as evaluation_id, *
from completed_tasks($day)
order by municipality, task_key
