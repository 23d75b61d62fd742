-- Question:   Which coverage of roles stay? Those of the other evaluations that are remembered.
-- Parameters: $evaluation_id  the number of the evaluation that is made anew (number)
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/role_cache.py
create or replace table role_covered as
select role_covered.*
from role_covered
semi join evaluation using (evaluation_id)
where evaluation_id <> $evaluation_id
order by evaluation_id
