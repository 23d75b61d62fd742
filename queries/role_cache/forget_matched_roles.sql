-- Question:   Which matched names of roles stay? Those of the other evaluations that are remembered.
-- Parameters: $evaluation_id  the number of the evaluation that is made anew (number)
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/role_cache.py
create or replace table matched_role as
select matched_role.*
from matched_role
semi join evaluation using (evaluation_id)
where evaluation_id <> $evaluation_id
order by evaluation_id
