-- The first habit: ansvarlig and udfører are set when a task is published. The open, published tasks of a filter that it
-- is about, whether each breaks it, and why.
-- grace_days: how many days after the publication there is to do it. A task without the date counts at once. Where a file
-- lacks both columns, none of its tasks counts.
--
-- breaks   whether the task breaks the habit, and because: why, in Danish; null where it doesn't. The other habits' macros
--          have the same columns.
create or replace macro persons_set(chosen, grace_days) as table
select
    task_key, snapshot_municipality as municipality, project_or_none(project) as project, title, due_date, days_to_due,
    worst_light, exported_on,
    lacks_responsible or lacks_executor as breaks,
    case
        when lacks_responsible and lacks_executor then 'Mangler ansvarlig og udfører'
        when lacks_responsible then 'Mangler ansvarlig'
        when lacks_executor then 'Mangler udfører'
    end || coalesce(', publiceret ' || strftime(published_date, '%d.%m.%Y'), '') as because
from chosen_tasks(chosen)
where
    is_open
    and coalesce(published_date + grace_days::integer <= chosen['as_of']::date, true)
    and (lacks_responsible or lacks_executor or responsible is not null or executor is not null);
