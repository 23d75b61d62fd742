-- Question:   What has happened to the tasks since the export before?
-- Parameters: $filter    domain/filters.py: TaskFilter
--             $previous  domain/filters.py: TaskFilter, the same choices on the day of the export before
-- Columns:    one row: added (chosen now, and not in the export before; of municipalities that had one), gone (chosen
--             then, and not in the export now), finished, postponed (due later now; both: chosen now or then). An export
--             that looks like another list than the one before counts in neither of the first two
--             (queries/macros/exports/looks_like_another_list.sql), unless a user answered that it is the same
-- Order:      a single row
-- Used by:    app_pages/overview.py
with now_all as (
    select task_key, snapshot_id, snapshot_municipality, due_date, computed_light
    from task_status_for($filter)
),

then_all as (
    select task_key, snapshot_id, snapshot_municipality, due_date, computed_light
    from task_status_for($previous)
),

-- Keys tell municipalities apart.
paired as materialized (
    select
        task_key,
        coalesce(now_all.snapshot_municipality, then_all.snapshot_municipality) as municipality,
        now_all.snapshot_id as now_id,
        then_all.snapshot_id as then_id,
        then_id is null as is_added,
        now_id is null as is_gone,
        now_all.computed_light = 'done' and then_all.computed_light <> 'done' as is_finished,
        now_all.due_date > then_all.due_date as is_postponed
    from now_all
    full join then_all using (task_key)
),

in_common as (
    select
        municipality,
        any_value(now_id) as now_id,
        any_value(then_id) as then_id,
        looks_like_another_list(count(*) filter (where not (is_added or is_gone)), count(now_id), count(then_id))
            as is_unlike
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
    where is_added or is_gone or is_finished or is_postponed
),

chosen_now as materialized (
    select task_key
    from chosen_tasks($filter)
    semi join compared using (task_key)
),

chosen_then as materialized (
    select task_key
    from chosen_tasks($previous)
    semi join compared using (task_key)
),

changed as (
    select
        *,
        task_key in (select task_key from chosen_now) as is_chosen_now,
        task_key in (select task_key from chosen_then) as is_chosen_then
    from compared
)

select
    count(*) filter (
        where
        is_added
        and is_chosen_now
        and municipality in (select distinct snapshot_municipality from then_all)
        and municipality not in (from other_lists)
    ) as added,
    count(*) filter (where is_gone and is_chosen_then and municipality not in (from other_lists)) as gone,
    count(*) filter (where is_finished and (is_chosen_now or is_chosen_then)) as finished,
    count(*) filter (where is_postponed and (is_chosen_now or is_chosen_then)) as postponed
from changed
order by added
