-- The gallery of roles (domain/roles.py), in its order. store/reference_tables.py fills it.
create or replace table reference_role (position integer, role text, role_group text, themes text[]);
