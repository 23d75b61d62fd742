-- Question:   Which tasks are about a støttesystem, and how do we know?
-- Parameters: $filter     domain/filters.py: TaskFilter
--             $component  the støttesystem, as the catalogue names it (text, default first component)
--             $rows       how many at the most (number, default 50)
-- Columns:    task_key, worst_light (code, the worse of KLIK's and ours), days_to_due, project, title, linked_by
--             (code: domain/link_sources.py), executor, responsible, interfaces (list), reason, related (how many there are in all)
-- Order:      red first, by how bad the light is; then the longest past its deadline, then task_key
-- Used by:    ui/interfaces.py
select
    task_key,
    worst_light,
    days_to_due,
    project,
    title,
    linked_by,
    executor,
    responsible,
    interfaces,
    reason,
    count(*) over () as related
from chosen_tasks($filter)
where list_contains(components, $component)
order by light_rank(worst_light) desc, days_to_due nulls last, task_key
limit $rows
