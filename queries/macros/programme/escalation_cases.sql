-- The eskalationer for a filter's day, a case a row, with what the newest export says of its task. A case whose log has
-- no legal step was never opened, and isn't here.
--
-- task_key     as evaluated_tasks.sql names it
-- next_date    the newest that was written since the last step that moved the case, or with it
-- task_state   gone: not in the newest export; solved: completed there; null: as before
-- last_row_id  of the log's last entry, legal or not: what somebody has seen who saw the whole log
create or replace macro escalation_cases(chosen) as table
with logged as (
    select
        case_id,
        arg_min(nullif(municipality, ''), number) as municipality,
        arg_min(task_key, number) as bare_key,
        arg_min(project, number) as project,
        arg_min(title, number) as title,
        arg_max(stage, number) as stage,
        arg_min(day, number) filter (where is_legal) as opened_on,
        arg_min(note, number) filter (where is_legal) as why,
        arg_max(day, number) filter (where is_moving) as last_step_on,
        arg_max(step, number) filter (where is_legal) as last_step,
        arg_max(next_date_last, number) filter (where number >= last_moving_number) as next_date,
        arg_max(row_id, number) as last_row_id
    from escalation_log(chosen)
    group by case_id
    having bool_or(is_legal)
)

select
    logged.case_id,
    coalesce(logged.municipality, '') || '|' || coalesce(logged.bare_key, '') as task_key,
    logged.stage,
    logged.opened_on,
    logged.last_step_on,
    logged.next_date,
    logged.stage <> 'closed' as is_open,
    coalesce(logged.municipality, '') as municipality,
    coalesce(task.project, logged.project) as project,
    coalesce(task.title, logged.title) as title,
    chosen['as_of']::date - logged.last_step_on as days_since_step,
    coalesce(logged.stage <> 'closed' and logged.next_date < chosen['as_of']::date, false) as is_overdue,
    case when task.task_key is null then 'gone' when task.cause = 'completed' then 'solved' end as task_state,
    task.worst_light,
    task.due_date,
    task.executor,
    task.responsible,
    logged.why,
    logged.last_step,
    logged.last_row_id
from logged
left join task_status_for(chosen) as task
    on task.task_key = coalesce(logged.municipality, '') || '|' || coalesce(logged.bare_key, '');
