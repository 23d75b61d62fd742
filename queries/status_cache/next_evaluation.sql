-- Question:   What is the number of the next evaluation?
-- Parameters: none
-- Columns:    evaluation_id
-- Order:      a single row
-- Used by:    store/status_cache.py
select coalesce(max(evaluation_id), 0) + 1 as evaluation_id
from evaluation
order by evaluation_id
