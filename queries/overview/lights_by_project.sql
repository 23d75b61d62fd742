-- Question:   How many tasks of each light has each project, and when is its next deadline?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    project, light (code, as shown), tasks (count > 0), next_deadline (date, null when none is ahead)
-- Order:      worst project first: most red, then most yellow, then name
-- Used by:    app_pages/overview.py
with counted as (
    select
        coalesce(project, 'Uden projekt') as project,
        shown_light as light,
        count(*) as tasks,
        min(due_date) filter (where days_to_due >= 0 and is_open) as next_open
    from chosen_tasks($filter)
    group by coalesce(project, 'Uden projekt'), shown_light
)

select
    project,
    light,
    tasks,
    min(next_open) over (partition by project) as next_deadline
from counted
order by
    sum(tasks) filter (where light = 'red') over (partition by project) desc nulls last,
    sum(tasks) filter (where light = 'yellow') over (partition by project) desc nulls last,
    project,
    light
