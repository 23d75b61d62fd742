-- Question:   Of which evaluations are sister tasks still kept? Of the others than this one.
-- Parameters: $evaluation_id  the number of the evaluation that is made anew (number)
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/memory_cache.py
create or replace table memory_evaluation as
select memory_evaluation.*
from memory_evaluation
semi join evaluation using (evaluation_id, as_of, warning_days, generation)
where evaluation_id <> $evaluation_id
order by evaluation_id
