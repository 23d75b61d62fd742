-- Question:   Which rows of the programmappe stay? Those of the evaluations that are remembered.
-- Parameters: none
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/status_cache.py
create or replace table programme_row as
select programme_row.*
from programme_row
semi join evaluation using (evaluation_id)
order by evaluation_id
