-- Question:   Which words of titles stay? Those of the other evaluations that are remembered.
-- Parameters: $evaluation_id  the number of the evaluation that is made anew (number)
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/memory_cache.py
create or replace table title_words as
select title_words.*
from title_words
semi join evaluation using (evaluation_id)
where evaluation_id <> $evaluation_id
order by evaluation_id
