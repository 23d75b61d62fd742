-- Question:   Which matched names of persons stay? Those of the other evaluations that are remembered.
-- Parameters: $evaluation_id  the number of the evaluation that is made anew (number)
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/role_cache.py
create or replace table matched_person as
select matched_person.*
from matched_person
semi join evaluation using (evaluation_id)
where evaluation_id <> $evaluation_id
order by evaluation_id
