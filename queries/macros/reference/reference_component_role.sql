-- Which role a støttesystem or a snitflade needs (domain/roles.py): our own suggestion. store/reference_tables.py fills it.
create or replace table reference_component_role (component text, interface text, role text, why text);
