-- Who does what for a støttesystem (domain/roles.py): our own suggestion. store/reference_tables.py fills it.
create or replace table reference_role_task (position integer, component text, task text, role text, responsibility text);
