-- The red and yellow tasks of a filter, with what makes one matter more than another: our own rule, KLIK has none.
-- seen_on: the day on which one looks, against which a task that is put aside is held.
--
-- waiting        how many other projects have an open task on the same snitflade, and `waiting_on` which
-- is_fresh       not past its deadline, or past it by at most 28 days: it can still be saved
-- is_vacant      nobody is to solve it
-- aside_until    the day until which somebody has put it aside, as written; null where nobody has
-- aside_note     why, as written
-- weight         2 where somebody waits, 2 where it is fresh, 1 where it is vacant
create or replace macro urgent_tasks(chosen, seen_on) as table
with on_interface as (
    select interface, count(distinct project) as projects
    from (
        select unnest(interfaces) as interface, project
        from task_status_for(chosen)
        where is_open and project is not null
    )
    group by interface
),

waiting as (
    select
        task.task_key,
        arg_max(shared.interface, (shared.projects, shared.interface)) as waiting_on,
        max(shared.projects) - 1 as waiting
    from (
        select task_key, unnest(interfaces) as interface
        from chosen_tasks(chosen)
        where needs_action(worst_light) and project is not null
    ) as task
    inner join on_interface as shared using (interface)
    where shared.projects > 1
    group by task.task_key
)

select
    task.*,
    coalesce(waiting.waiting, 0) as waiting,
    waiting.waiting_on,
    coalesce(task.days_to_due >= -28, true) as is_fresh,
    task.executor is null as is_vacant,
    case when note.is_aside and note.follow_up_first > seen_on::date then note.follow_up end as aside_until,
    case when aside_until is not null then note.what end as aside_note,
    2 * (waiting.waiting is not null)::integer + 2 * is_fresh::integer + is_vacant::integer as weight
from chosen_tasks(chosen) as task
left join waiting using (task_key)
left join latest_notes(chosen) as note using (task_key)
where needs_action(task.worst_light);
