-- The tasks of some of a municipality's exports (state_export, by their numbers) as each shows them on its own day: what
-- task_state.sql holds of them.
create or replace macro states_of(whose, first_no, last_no) as table
with ruled as (
    select
        task.*,
        export.export_no,
        cause_of(
            export.as_of, export.warning_days, task.light, task.status_code, task.start_date, task.due_date,
            task.completed_date,
            has_begun_by(export.as_of, task.published_date, task.start_date, task.status_code),
            lacks_person(task.responsible, 'responsible', snapshot.fields)
            or lacks_person(task.executor, 'executor', snapshot.fields)
        ) as cause
    from klik.task
    inner join state_export as export using (snapshot_id)
    inner join klik.snapshot as snapshot using (snapshot_id)
    where export.municipality = whose and export.export_no between first_no and last_no
)

select
    export_no,
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
