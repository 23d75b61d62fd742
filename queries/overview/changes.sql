-- Question:   What has happened to the tasks since the export before?
-- Parameters: $filter    domain/filters.py: TaskFilter
--             $previous  domain/filters.py: TaskFilter, the same choices on the day of the export before
-- Columns:    one row: added (chosen now, and not in the export before; of municipalities that had one), gone (chosen
--             then, and not in the export now), finished, postponed (due later now; both: chosen now or then)
-- Order:      a single row
-- Used by:    app_pages/overview.py
with now_all as (
    select task_key, snapshot_municipality, due_date, computed_light
    from task_status_for($filter)
),

then_all as (
    select task_key, snapshot_municipality, due_date, computed_light
    from task_status_for($previous)
),

-- First the few tasks that have changed; then which of these the filter holds.
compared as materialized (
    select
        task_key,
        now_all.snapshot_municipality,
        then_all.task_key is null as is_added,
        now_all.task_key is null as is_gone,
        now_all.computed_light = 'done' and then_all.computed_light <> 'done' as is_finished,
        now_all.due_date > then_all.due_date as is_postponed
    from now_all
    full join then_all using (task_key)
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
        and snapshot_municipality in (select distinct snapshot_municipality from then_all)
    ) as added,
    count(*) filter (where is_gone and is_chosen_then) as gone,
    count(*) filter (where is_finished and (is_chosen_now or is_chosen_then)) as finished,
    count(*) filter (where is_postponed and (is_chosen_now or is_chosen_then)) as postponed
from changed
order by added
