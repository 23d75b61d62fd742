-- Question:   Which støttesystemer is there anything to tell about, and how bad are the tasks?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $known   the støttesystemer of the snitflader that the programmappe names
--                      (texts, default components of the matrix)
-- Columns:    component, red_projects, tasks
-- Order:      red in most projects first, then most tasks, then name
-- Used by:    questions.py, ui/interfaces.py
with linked as (
    select unnest(components) as component, project, worst_light
    from chosen_tasks($filter)
),

named as (
    select component, project, worst_light
    from linked
    union all
    select unnest($known::text[]) as component, null as project, null as worst_light
    union all
    select component, null as project, null as worst_light
    from programme_attention($filter)
)

select
    component,
    count(distinct project) filter (where is_red(worst_light)) as red_projects,
    count(worst_light) as tasks
from named
where
    component <> ''
    and (len($filter.components) = 0 or list_contains($filter.components::text[], component))
group by component
order by red_projects desc, tasks desc, in_danish_order(component)
