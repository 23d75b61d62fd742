-- How a municipality's tasks stood in the last export that task_state.sql has of it.
create or replace macro newest_states(whose) as table
select
    task_key, worst_light, light, status, due_date, responsible, executor, project, theme, components, interfaces
from task_state
where municipality = whose and to_no is null;
