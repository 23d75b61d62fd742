-- Question:   Which pairs of titles that are alike stay? Those of the other evaluations that are remembered.
-- Parameters: $evaluation_id  the number of the evaluation that is made anew (number)
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/memory_cache.py
create or replace table alike_words as
select alike_words.*
from alike_words
semi join evaluation using (evaluation_id)
where evaluation_id <> $evaluation_id
order by evaluation_id
