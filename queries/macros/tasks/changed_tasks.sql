-- What has happened to tasks between two exports: a row for each task and change. chosen, previous: the same filter on the
-- later and the earlier day. A task counts where the filter holds it on either day; an added one must be chosen now, a gone
-- one then.
--
-- what         added (of municipalities that had an export then), gone (neither where the export looks like another list
--              than the one before, unless a user answered that it is the same), finished, turned_red, turned_yellow, postponed,
--              advanced, reassigned
-- before, after  text: a light's code, a date as yyyy-mm-dd, or a name; null where there is none
-- days         how many a due date has moved; null for other changes
create or replace macro changed_tasks(chosen, previous) as table
with now_all as (
    select task_key, snapshot_id, snapshot_municipality, due_date, computed_light, worst_light, executor, responsible
    from task_status_for(chosen)
),

then_all as (
    select task_key, snapshot_id, snapshot_municipality, due_date, computed_light, worst_light, executor, responsible
    from task_status_for(previous)
),

-- Keys tell municipalities apart.
paired as materialized (
    select
        task_key,
        coalesce(later.snapshot_municipality, earlier.snapshot_municipality) as municipality,
        later.snapshot_id as now_id,
        earlier.snapshot_id as then_id,
        earlier.task_key is null as is_added,
        later.task_key is null as is_gone,
        earlier.worst_light as light_then,
        later.worst_light as light_now,
        earlier.due_date as due_then,
        later.due_date as due_now,
        coalesce(earlier.executor, earlier.responsible) as person_then,
        coalesce(later.executor, later.responsible) as person_now,
        not is_added and not is_gone as is_in_both,
        is_in_both and later.computed_light = 'done' and earlier.computed_light <> 'done' as is_finished,
        is_in_both and light_now in ('red', 'yellow') and light_now <> light_then as is_another_light,
        is_in_both and due_now <> due_then as is_moved,
        is_in_both and person_now is distinct from person_then as is_reassigned
    from now_all as later
    full join then_all as earlier using (task_key)
),

in_common as (
    select
        municipality,
        any_value(now_id) as now_id,
        any_value(then_id) as then_id,
        looks_like_another_list(count(*) filter (where is_in_both), count(now_id), count(then_id)) as is_unlike
    from paired
    group by municipality
),

-- Of these nobody can say which tasks are new or gone.
other_lists as (
    select in_common.municipality
    from in_common
    inner join klik.snapshot as now_export on in_common.now_id = now_export.snapshot_id
    inner join klik.snapshot as then_export on in_common.then_id = then_export.snapshot_id
    left join list_answers() as answer
        on
            now_export.content_hash = answer.content_hash
            and then_export.content_hash = answer.previous_hash
    where in_common.is_unlike and not coalesce(answer.same_list, false)
),

-- First the few tasks that have changed; then which of these the filter holds.
compared as materialized (
    select *
    from paired
    where is_added or is_gone or is_finished or is_another_light or is_moved or is_reassigned
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
where
    is_added
    and is_chosen_now
    and municipality in (select distinct snapshot_municipality from then_all)
    and municipality not in (from other_lists)
union all
select task_key, 'gone' as what, light_then::varchar as before, null as after, null as days
from changed
where is_gone and is_chosen_then and municipality not in (from other_lists)
union all
select task_key, 'finished' as what, light_then::varchar as before, light_now::varchar as after, null as days
from in_both
where is_finished
union all
select task_key, 'turned_' || light_now as what, light_then::varchar as before, light_now::varchar as after, null as days
from in_both
where is_another_light
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
