-- Question:   Which tasks' statuses stay? Those of the evaluations that are remembered.
-- Parameters: none
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/status_cache.py
-- Memory is given back when a table goes, not when its rows do. Whoever is reading the old table still sees it.
create or replace table task_status as
select task_status.*
from task_status
semi join evaluation using (evaluation_id)
order by evaluation_id
