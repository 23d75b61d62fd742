-- Question:   How many tasks of each støttesystem have each light? No names and no words of anybody's.
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $listed  the catalogue's names; of others, which may be free text, nothing is said
--                      (texts, default catalogue's components)
-- Columns:    component, worst_light (code, the worse of KLIK's and ours), tasks (count > 0)
-- Order:      component, then worst light first
-- Used by:    ui/wall.py
with shared as (
    select unnest(components) as component, worst_light
    from chosen_tasks($filter)
)

select component, worst_light, count(*) as tasks
from shared
where list_contains($listed, component)
group by component, worst_light
order by component, light_rank(worst_light) desc
