-- Question:   Of which evaluations are needs of roles and matched names still kept? Of the others than this one.
-- Parameters: $evaluation_id  the number of the evaluation that is made anew (number)
-- Columns:    none
-- Order:      by evaluation
-- Used by:    store/role_cache.py
create or replace table role_evaluation as
select role_evaluation.*
from role_evaluation
semi join evaluation using (evaluation_id, as_of, warning_days, generation)
where evaluation_id <> $evaluation_id
order by evaluation_id
