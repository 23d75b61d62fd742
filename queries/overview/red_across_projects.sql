-- Question:   Which snitflade or støttesystem is red in several projects at once?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    kind (interface, component), name, tasks (red ones), projects (list of names, sorted)
-- Order:      most projects first, then most tasks, a snitflade before its støttesystem, then name
-- Used by:    app_pages/overview.py, report.py, ui/interfaces.py, ui/presentation.py
with red as materialized (  -- worked out once, read twice
    select interfaces, components, project
    from chosen_tasks($filter)
    where is_red(worst_light)
),

hit as (
    select 'interface' as kind, unnest(interfaces) as name, project
    from red
    union all
    select 'component' as kind, unnest(components) as name, project
    from red
),

counted as (
    select kind, name, project, count(*) as tasks
    from hit
    group by kind, name, project
)

select
    kind,
    name,
    sum(tasks)::integer as tasks,
    list(project order by project) filter (where project is not null) as projects
from counted
group by kind, name
having count(project) > 1
order by count(project) desc, tasks desc, kind desc, name
