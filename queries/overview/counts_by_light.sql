-- Question:   How many tasks have each light, as KLIK shows it and as its own logic gives it?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    light (code), shown (KLIK's light, or the computed one where the export shows none), computed,
--             from_klik (of the shown those whose light the export says), worst (by the worse of the two), worst_in_klik (of
--             these, those that have it in the export, too)
-- Order:      worst light first; all six lights, also those with no task
-- Used by:    app_pages/overview.py, app_pages/tasks.py, imports/load.py, report.py, ui/presentation.py
with lights as (
    select
        unnest(['red', 'yellow', 'green', 'grey', 'done', 'unknown']) as light,
        generate_subscripts(['red', 'yellow', 'green', 'grey', 'done', 'unknown'], 1) as rank
),

counted as (
    select
        shown_light,
        computed_light,
        worst_light,
        count(*) as tasks,
        count(light) as from_klik,
        count(*) filter (where light = worst_light) as worst_in_klik
    from chosen_tasks($filter)
    group by shown_light, computed_light, worst_light
)

select
    lights.light,
    coalesce(sum(counted.tasks) filter (where counted.shown_light = lights.light), 0)::integer as shown,
    coalesce(sum(counted.tasks) filter (where counted.computed_light = lights.light), 0)::integer as computed,
    coalesce(sum(counted.from_klik) filter (where counted.shown_light = lights.light), 0)::integer as from_klik,
    coalesce(sum(counted.tasks) filter (where counted.worst_light = lights.light), 0)::integer as worst,
    coalesce(sum(counted.worst_in_klik) filter (where counted.worst_light = lights.light), 0)::integer as worst_in_klik
from lights
left join counted on lights.light in (counted.shown_light, counted.computed_light, counted.worst_light)
group by lights.light, lights.rank
order by lights.rank
