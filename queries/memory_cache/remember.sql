-- Question:   Of which evaluation are the sister tasks kept? Written once they are.
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/memory_cache.py
insert into memory_evaluation by name
select evaluation_id, as_of, warning_days, generation
from evaluation
where evaluation_id = $evaluation_id
order by evaluation_id
