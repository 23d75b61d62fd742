-- Question:   What has happened to the tasks since the export before?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $before  the day of the export before. Something must have been asked about that day first: where its
--                      tasks are not judged, nothing is told.
-- Columns:    one row: added (chosen now, and not in the export before; of municipalities that had one), gone (chosen
--             then, and not in the export now), finished, postponed (due later now; both: chosen now or then)
-- Order:      a single row
-- Used by:    app_pages/overview.py
with now_all as (
    select task_key, snapshot_municipality, due_date, computed_light
    from judged_for($filter)
),

then_all as (
    select task_key, snapshot_municipality, due_date, computed_light
    from judged_for(struct_update($filter, as_of := try_cast($before as date)))
),

chosen_now as materialized (
    select task_key, snapshot_municipality
    from chosen_tasks($filter)
),

chosen_then as materialized (
    select task_key
    from chosen_tasks(struct_update($filter, as_of := try_cast($before as date)))
),

moved as (
    select
        now_all.computed_light = 'done' and then_all.computed_light <> 'done' as is_finished,
        now_all.due_date > then_all.due_date as is_postponed
    from now_all
    inner join then_all using (task_key)
    where task_key in (select task_key from chosen_now) or task_key in (select task_key from chosen_then)
)

select
    (
        select count(*)
        from chosen_now
        where
            snapshot_municipality in (select snapshot_municipality from then_all)
            and task_key not in (select task_key from then_all)
    ) as added,
    (select count(*) from chosen_then where task_key not in (select task_key from now_all)) as gone,
    (select count(*) from moved where is_finished) as finished,
    (select count(*) from moved where is_postponed) as postponed
order by added
