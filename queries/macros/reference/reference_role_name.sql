-- What the roles of the gallery are called in running text, in lower case: a name a row (domain/roles.py).
-- store/reference_tables.py fills it.
create or replace table reference_role_name (role text, name text);
