-- The tasks of one export as it shows them on its own day: what task_state.sql holds of each.
create or replace macro states_in(export_id, whose, day, warning_days) as table
with ruled as (
    select
        task.*,
        cause_of(
            day, warning_days, task.light, task.status_code, task.start_date, task.due_date, task.completed_date,
            has_begun_by(day, task.published_date, task.start_date, task.status_code),
            lacks_person(task.responsible, 'responsible', snapshot.fields)
            or lacks_person(task.executor, 'executor', snapshot.fields)
        ) as cause
    from klik.task
    inner join klik.snapshot as snapshot using (snapshot_id)
    where snapshot_id = export_id
)

select
    -- Keys are unique only within a municipality.
    whose || '|' || task_key as task_key,
    worst_light_of(light, cause) as worst_light,
    light,
    status,
    due_date,
    responsible,
    executor,
    project,
    theme,
    components,
    interfaces
from ruled;
