-- The gallery of roles (domain/roles.py), in its order. store/reference_tables.py fills it.
-- every_project: each project with open tasks needs the role. text_source: of the three texts.
create or replace table reference_role (
    position integer, role text, role_group text, themes text[], every_project boolean,
    responsibility text, tasks text, competences text, text_source text
);
