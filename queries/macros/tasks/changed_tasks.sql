-- What has happened to tasks between two exports: a row for each task and change. chosen, previous: the same filter on the
-- later and the earlier day. A task counts where the filter holds it on either day; an added one must be chosen now, a gone
-- one then.
--
-- what         added (of municipalities that had an export then), gone (neither where the export looks like another list
--              than the one before, unless a user answered that it is the same), finished, turned_red, turned_yellow (by the
--              worst light, as light_moves.sql counts them, too), postponed, advanced, reassigned
-- before, after  text: a light's code, a date as yyyy-mm-dd, or a name; null where there is none
-- days         how many a due date has moved; null for other changes
create or replace macro changed_tasks(chosen, previous) as table
-- First the few tasks that have changed; then which of these the filter holds.
with compared as materialized (
    select
        *,
        is_in_both and light_now <> light_then as is_another_light,
        is_in_both and due_now <> due_then as is_moved,
        is_in_both and tells_persons and person_now is distinct from person_then as is_reassigned
    from paired_tasks(chosen, previous)
    where is_added or is_gone or is_another_light or is_moved or is_reassigned
),

chosen_now as materialized (
    select task_key
    from chosen_tasks(chosen)
    semi join compared using (task_key)
),

chosen_then as materialized (
    select task_key
    from chosen_tasks(previous)
    semi join compared using (task_key)
),

changed as (
    select
        *,
        task_key in (select task_key from chosen_now) as is_chosen_now,
        task_key in (select task_key from chosen_then) as is_chosen_then
    from compared
),

in_both as (
    select *
    from changed
    where is_in_both and (is_chosen_now or is_chosen_then)
)

select task_key, 'added' as what, null as before, light_now::varchar as after, null as days
from changed
where is_added and is_chosen_now
union all
select task_key, 'gone' as what, light_then::varchar as before, null as after, null as days
from changed
where is_gone and is_chosen_then
union all
select
    task_key,
    if(light_now = 'done', 'finished', 'turned_' || light_now) as what,
    light_then::varchar as before,
    light_now::varchar as after,
    null as days
from in_both
where is_another_light and light_now in ('done', 'red', 'yellow')
union all
select
    task_key,
    case when due_now > due_then then 'postponed' else 'advanced' end as what,
    due_then::varchar as before,
    due_now::varchar as after,
    due_now - due_then as days
from in_both
where is_moved
union all
select task_key, 'reassigned' as what, person_then as before, person_now as after, null as days
from in_both
where is_reassigned;
