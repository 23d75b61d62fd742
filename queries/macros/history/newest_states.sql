-- How a municipality's tasks stood in the last export that task_state.sql has of it, as states_of.sql would have them.
create or replace macro newest_states(whose, last_no) as table
select
    last_no as export_no,
    task_key, worst_light, light, status, due_date, responsible, executor, project, theme, components, interfaces
from task_state
where municipality = whose and to_no is null;
