-- The fourth habit: contact is taken when in doubt. The open tasks of a filter that have been yellow or red for long;
-- whether nobody has written a comment in KLIK, a note on the sheet *Kontakt*, or an eskalation that is open.
-- doubt_days: how many days are long. Since when: the deadline passed, or came near; an export first had KLIK's light
-- yellow or red, the task as impossible, or a person missing.
create or replace macro contact_taken(chosen, doubt_days) as table
with doubtful as (
    select
        task.*,
        least(
            case when task.light in ('yellow', 'red') or task.status_code = 'impossible' then run.lit_since end,
            case task.cause
                when 'overdue'
                    then
                        task.due_date
                        + if(task.status_code = 'in_progress', 1, -chosen['warning_days']::integer)
                when 'due_soon' then task.due_date - chosen['warning_days']::integer
                when 'nobody' then greatest(task.start_date, task.published_date, run.missing_since)
            end
        ) as doubtful_since
    from chosen_tasks(chosen) as task
    left join export_runs(chosen) as run using (task_key)
    where task.is_open and needs_action(task.worst_light)
),

-- From the newest export's day on all that is written counts, as in register_rows.sql: the talk is often of today.
asked as (
    select municipality || '|' || task_key as task_key
    from programme_contacts(chosen)
    where
        coalesce(asked_on_first <= chosen['as_of']::date, true)
        or coalesce(chosen['as_of']::date >= newest_export_day(), true)
    union all
    select task_key
    from escalation_cases(chosen)
    where
        (is_open or last_step_on > chosen['as_of']::date)
        and (
            opened_on <= chosen['as_of']::date
            or coalesce(chosen['as_of']::date >= newest_export_day(), true)
        )
)

select
    task.task_key, task.snapshot_municipality as municipality, project_or_none(task.project) as project, task.title,
    task.due_date, task.days_to_due, task.worst_light, task.exported_on,
    task.comment is null and not is_asked as breaks,
    case
        when task.comment is null and not is_asked
            then
                'Gul eller rød siden ' || strftime(task.doubtful_since, '%d.%m.%Y')
                || ' uden kommentar, notat eller åben eskalation'
    end as because
from (
    select doubtful.*, exists(from asked where asked.task_key = doubtful.task_key) as is_asked
    from doubtful
    where chosen['as_of']::date - doubtful_since >= doubt_days::integer
) as task;
