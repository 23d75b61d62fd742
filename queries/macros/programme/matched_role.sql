-- Which roles the words of a task's role column mean, of one evaluation; there may be several.
-- store/role_cache.py fills the table, by domain/roles.py.
create or replace table matched_role (evaluation_id bigint, written text, role text);
