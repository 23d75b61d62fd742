-- Question:   How many tasks went from which light to which between two exports?
-- Parameters: $filter    domain/filters.py: TaskFilter
--             $previous  domain/filters.py: TaskFilter, the same choices on the day of the earlier export
-- Columns:    from_light (code of the worst light in the earlier export; null: a new task), to_light (in the later one;
--             null: a task that is gone), tasks, kind (new|solved|worse|better|started|unchanged|gone).
--             The tasks that the filter leaves on either day
-- Order:      the worst light first, then and now; new and gone ones last
-- Used by:    app_pages/changes.py
select
    from_light,
    to_light,
    count(*) as tasks,
    any_value(kind) as kind
from light_moves($filter, $previous)
group by from_light, to_light
order by light_rank(from_light) desc nulls last, light_rank(to_light) desc nulls last
