-- The evaluations whose needs of roles and matched names are kept: store/role_cache.py fills the table.
create or replace table role_evaluation (evaluation_id bigint, as_of date, warning_days integer, generation text);
