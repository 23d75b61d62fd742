-- Question:   How many tasks of each light has each project, and when is its next deadline?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    project, worst_light (code, the worse of KLIK's and ours), tasks (count > 0), next_deadline (date, null
--             when none is ahead)
-- Order:      worst project first: most red, then most yellow, then name; the tasks without a project last
-- Used by:    app_pages/overview.py
with counted as (
    select
        project_or_none(project) as project,
        worst_light,
        count(*) as tasks,
        min(due_date) filter (where days_to_due >= 0 and is_open) as next_open
    from chosen_tasks($filter)
    group by project_or_none(project), worst_light
)

select
    project,
    worst_light,
    tasks,
    min(next_open) over (partition by project) as next_deadline
from counted
order by
    project = project_or_none(null),
    sum(tasks) filter (where is_red(worst_light)) over (partition by project) desc nulls last,
    sum(tasks) filter (where worst_light = 'yellow') over (partition by project) desc nulls last,
    project,
    worst_light
