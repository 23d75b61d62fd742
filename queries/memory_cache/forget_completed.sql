-- Question:   Which completed tasks stay? Those of the other evaluations that are remembered.
-- Parameters: $evaluation_id  the number of the evaluation that is made anew (number)
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/memory_cache.py
create or replace table completed_task as
select completed_task.*
from completed_task
semi join evaluation using (evaluation_id)
where evaluation_id <> $evaluation_id
order by evaluation_id
