-- A task's project as it is shown and filtered by, where it may have none.
create or replace macro project_or_none(name) as
coalesce(name, 'Uden projekt');
