-- Question:   Which matched names of projects stay? Those of the evaluations that are remembered.
-- Parameters: none
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/status_cache.py
create or replace table matched_project as
select matched_project.*
from matched_project
semi join evaluation using (evaluation_id)
order by evaluation_id
