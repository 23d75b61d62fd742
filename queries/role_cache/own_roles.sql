-- Question:   Which roles does the programmappe of an evaluation name?
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    role
-- Order:      role
-- Used by:    store/role_cache.py
select role
from programme_role_needs({'evaluation_id': $evaluation_id, 'municipalities': []::text[]})
where role is not null
union
select role
from programme_staffing({'evaluation_id': $evaluation_id, 'municipalities': []::text[]})
where role is not null
union
select role
from programme_role_texts({'evaluation_id': $evaluation_id, 'municipalities': []::text[]})
where role is not null
order by role
