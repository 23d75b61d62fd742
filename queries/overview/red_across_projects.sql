-- Question:   Which snitflade or støttesystem is red in several projects at once?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    kind (interface, component), name, tasks (red ones), projects (list of names, sorted)
-- Order:      most projects first, then most tasks, a snitflade before its støttesystem, then name
-- Used by:    app_pages/overview.py
with hit as (
    select 'interface' as kind, unnest(interfaces) as name, project
    from chosen_tasks($filter)
    where worst_light = 'red'
    union all
    select 'component' as kind, unnest(components) as name, project
    from chosen_tasks($filter)
    where worst_light = 'red'
)

select
    kind,
    name,
    count(*) as tasks,
    list_sort(list(distinct project)) as projects
from hit
group by kind, name
having count(distinct project) > 1
order by count(distinct project) desc, tasks desc, kind desc, name
