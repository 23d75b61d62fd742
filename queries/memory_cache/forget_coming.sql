-- Question:   Which tasks that may have sisters stay? Those of the other evaluations that are remembered.
-- Parameters: $evaluation_id  the number of the evaluation that is made anew (number)
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/memory_cache.py
create or replace table coming_task as
select coming_task.*
from coming_task
semi join evaluation using (evaluation_id)
where evaluation_id <> $evaluation_id
order by evaluation_id
