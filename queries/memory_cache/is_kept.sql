-- Question:   Are the sister tasks of this evaluation kept?
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    is_kept; one row
-- Order:      a single row
-- Used by:    store/memory_cache.py
select count(*) > 0 as is_kept
from memory_evaluation
-- The number alone could be that of an earlier evaluation: they begin anew when something is written.
semi join evaluation using (evaluation_id, as_of, warning_days, generation)
where evaluation_id = $evaluation_id
order by is_kept
