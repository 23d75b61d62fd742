-- Question:   Which values can each filter be set to, and how many tasks has each?
-- Parameters: $filter  domain/filters.py: TaskFilter; its as-of date and warning days count, and its municipalities: of those
--                      that are not chosen, nothing but the name is offered
-- Columns:    kind (municipality, project, component, interface, theme, person), value, tasks
-- Order:      kind, value
-- Used by:    report.py, ui/session.py
with chosen as (
    select snapshot_municipality, project, theme, components, interfaces, responsible, executor
    from task_status_for($filter)
    where len($filter.municipalities) = 0 or list_contains($filter.municipalities, snapshot_municipality)
),

named as (
    select 'municipality' as kind, snapshot_municipality as value, count(*) as tasks
    from task_status_for($filter)
    group by snapshot_municipality
    union all
    select 'project' as kind, project_or_none(project) as value, count(*) as tasks
    from chosen
    group by project_or_none(project)
    union all
    select 'theme' as kind, theme as value, count(*) as tasks
    from chosen
    where theme is not null
    group by theme
    union all
    select 'component' as kind, value, count(*) as tasks
    from (select unnest(components_or_none(components)) as value from chosen)
    group by value
    union all
    select 'interface' as kind, value, count(*) as tasks
    from (select unnest(interfaces) as value from chosen)
    group by value
    union all
    select 'person' as kind, value, count(*) as tasks
    from (select unnest(list_distinct([responsible, executor])) as value from chosen)
    where value is not null
    group by value
)

select kind, value, tasks
from named
order by kind, value
