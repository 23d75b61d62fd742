-- The third habit: the status is kept up to date. The open tasks of a filter that have begun, or are due soon, and of which
-- the file says a status or a light; whether one of these breaks it: the start date has passed, and the status says not
-- started; nothing has changed for long while the deadline nears; KLIK's light is better than the evidence.
-- grace_days  how many days after the start date there is to say so
-- still_days  how many days between two exports without a change are long
-- near_days   how many days ahead a deadline is near; one that has passed is, too
create or replace macro status_up_to_date(chosen, grace_days, still_days, near_days) as table
with judged as (
    select
        task.*,
        list_filter(
            [
                case
                    when
                        task.status_code = 'not_started'
                        and task.start_date + grace_days::integer <= chosen['as_of']::date
                        then 'Startdatoen var ' || strftime(task.start_date, '%d.%m.%Y') || ', men status er ikke startet'
                end,
                case
                    when
                        task.days_to_due <= near_days::integer
                        and task.status_code is distinct from 'impossible'  -- that is told, and doesn't change
                        and task.exported_on - run.unchanged_since >= still_days::integer
                        then
                            'Uændret siden eksporten ' || strftime(run.unchanged_since, '%d.%m.%Y')
                            || case
                                when task.days_to_due < 0 then ', og fristen er overskredet'
                                when task.days_to_due = 0 then ', og fristen er i dag'
                                else ', og fristen er ' || strftime(task.due_date, '%d.%m.%Y')
                            end
                end,
                -- That nobody is on it is the first habit's matter.
                case when is_watermelon(task.deviation) and task.cause <> 'nobody' then task.deviation_in_words end
            ],
            lambda each: each is not null
        ) as reasons
    from chosen_tasks(chosen) as task
    left join export_runs(chosen) as run using (task_key)
    where
        task.is_open
        and task.cause <> 'starts_later'
        and (task.has_begun or task.days_to_due <= near_days::integer)
        and (task.status is not null or task.light is not null)
)

select
    task_key, snapshot_municipality as municipality, project_or_none(project) as project, title, due_date, days_to_due,
    worst_light, exported_on,
    len(reasons) > 0 as breaks,
    nullif(array_to_string(reasons, '. '), '') as because
from judged;
