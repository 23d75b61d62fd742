-- The tasks that had been completed on a day, and how they went: by the exports up to it, those that no longer hold the
-- task, too. queries/memory_cache/keep_completed.sql fills the table.
--
-- planned_start, first_due  as the first export that gave one had it: what was planned, before anything was moved
-- completed_on   the task's own date; without one, the first export that showed it completed after one that showed it open
-- days           from planned_start to completed_on
-- is_delayed     completed after first_due
-- exports        in how many exports it stood open with a light of KLIK's; yellow, red: in how many of these so
-- unstaffed      in how many exports it had begun and had no udfører, by files that have the column
--
-- words          of its title, as sisters.sql compares them
--
-- Left out is what has no planned start, was completed before it, or stood completed in the first export that we have.
create or replace table completed_task (
    evaluation_id bigint, municipality text, task_key text, title text, project text, components text[], interfaces text[],
    planned_start date, first_due date, completed_on date, days bigint, is_delayed boolean,
    exports bigint, yellow bigint, red bigint, unstaffed bigint, words text
);

create or replace macro completed_tasks(day) as table
with shown as (
    select snapshot_id, municipality, as_of, fields
    from snapshots_in_use()
    where as_of <= day
),

-- First the keys: most rows of most exports are of tasks that nobody has completed.
ever as (
    select distinct shown.municipality, task.task_key
    from klik.task
    inner join shown using (snapshot_id)
    where is_completed(task.completed_date, task.status_code, task.light, day)
),

seen as (
    select
        shown.municipality, shown.as_of, task.task_key, task.title, task.project, task.components, task.interfaces,
        task.start_date, task.due_date, task.light,
        if(task.completed_date <= day, task.completed_date, null) as completed_date,
        is_completed(task.completed_date, task.status_code, task.light, day) as is_completed,
        not is_completed(task.completed_date, task.status_code, task.light, shown.as_of) as was_open,
        has_begun_by(shown.as_of, task.published_date, task.start_date, task.status_code)
        and lacks_person(task.executor, 'executor', shown.fields) as is_unstaffed
    from klik.task
    inner join shown using (snapshot_id)
    semi join ever on shown.municipality = ever.municipality and task.task_key = ever.task_key
),

of_tasks as (
    select
        municipality, task_key,
        arg_max(title, as_of) as title,
        arg_max(project, as_of) as project,
        arg_max(components, as_of) as components,
        arg_max(interfaces, as_of) as interfaces,
        arg_min(start_date, as_of) as planned_start,
        arg_min(due_date, as_of) as first_due,
        arg_max(completed_date, as_of) as completed_date,
        arg_max(is_completed, as_of) as is_completed,
        max(as_of) filter (where was_open) as last_open,
        min(as_of) filter (where not was_open) as first_completed,
        count(*) filter (where was_open and light is not null) as exports,
        count(*) filter (where was_open and light = 'yellow') as yellow,
        count(*) filter (where was_open and light = 'red') as red,
        count(*) filter (where was_open and is_unstaffed) as unstaffed
    from seen
    group by municipality, task_key
),

dated as (
    select *, coalesce(completed_date, if(first_completed > last_open, first_completed, null)) as completed_on
    from of_tasks
    where is_completed and project is not null
)

select
    dated.municipality,
    dated.municipality || '|' || dated.task_key as task_key,
    dated.title,
    dated.project,
    coalesce(correction.components, dated.components) as components,
    coalesce(correction.interfaces, dated.interfaces) as interfaces,
    dated.planned_start,
    dated.first_due,
    dated.completed_on,
    dated.completed_on - dated.planned_start as days,
    coalesce(dated.completed_on > dated.first_due, false) as is_delayed,
    dated.exports,
    dated.yellow,
    dated.red,
    dated.unstaffed
from dated
left join corrected_links(day) as correction
    on dated.task_key = correction.task_key and dated.municipality = correction.municipality
where dated.completed_on >= dated.planned_start;
