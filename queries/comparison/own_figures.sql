-- Question:   How many tasks has each støttesystem and each project, by light, overdue, and with a moved deadline?
-- Parameters: $filter    domain/filters.py: TaskFilter
--             $previous  domain/filters.py: TaskFilter, the same choices on the day of the earlier export
--             $listed    the catalogue's names; of other støttesystemer, which may be free text, nothing is said
--                        (texts, default catalogue's components)
--             $longest   letters of a name; what follows is left out (number, default 100)
-- Columns:    kind (component, project), name, tasks (count > 0), and of these: grey, green, yellow, red (by worst light),
--             overdue, moved (with another deadline than the earlier export has)
-- Order:      kind, then name in Danish order
-- Used by:    store/sharing.py
with grouped as (
    select 'component' as kind, unnest(components) as name, task_key, worst_light, cause
    from chosen_tasks($filter)
    union all
    select 'project' as kind, left(project_or_none(project), $longest) as name, task_key, worst_light, cause
    from chosen_tasks($filter)
),

moved as (
    select distinct task_key
    from changed_tasks($filter, $previous)
    where what in ('postponed', 'advanced')
)

select
    grouped.kind,
    grouped.name,
    count(*) as tasks,
    count(*) filter (where grouped.worst_light = 'grey') as grey,
    count(*) filter (where grouped.worst_light = 'green') as green,
    count(*) filter (where grouped.worst_light = 'yellow') as yellow,
    count(*) filter (where is_red(grouped.worst_light)) as red,
    count(*) filter (where grouped.cause = 'overdue') as overdue,
    count(moved.task_key) as moved
from grouped
left join moved on grouped.task_key = moved.task_key
where grouped.kind = 'project' or list_contains($listed, grouped.name)
group by grouped.kind, grouped.name
order by grouped.kind, in_danish_order(grouped.name), grouped.name
