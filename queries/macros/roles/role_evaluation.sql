-- The evaluations whose needs of roles and matched names are kept, as the data were then: numbers begin anew when
-- something is written. store/role_cache.py fills the table.
create or replace table role_evaluation (evaluation_id bigint, as_of date, warning_days integer, generation text);
