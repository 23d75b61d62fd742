-- Question:   Which tasks went from one light to another between two exports?
-- Parameters: $filter      domain/filters.py: TaskFilter
--             $previous    domain/filters.py: TaskFilter, the same choices on the day of the earlier export
--             $from_light  code of the worst light in the earlier export; none: new tasks (text, default none)
--             $to_light    the same in the later export; none: tasks that are gone (text, default none)
--             $rows        how many at most (number, default 200)
-- Columns:    task_key, worst_light (code; of a task that is gone, its last), title, project, before, after (a light's code),
--             executor, responsible
-- Order:      the nearest deadline first, then the task
-- Used by:    ui/changes.py
select
    move.task_key,
    coalesce(move.to_light, move.from_light) as worst_light,
    coalesce(later.title, earlier.title) as title,
    coalesce(later.project, earlier.project) as project,
    move.from_light as before,
    move.to_light as after,
    coalesce(later.executor, earlier.executor) as executor,
    coalesce(later.responsible, earlier.responsible) as responsible
from light_moves($filter, $previous) as move
left join task_status_for($filter) as later using (task_key)
left join task_status_for($previous) as earlier using (task_key)
where move.from_light is not distinct from $from_light and move.to_light is not distinct from $to_light
order by coalesce(later.due_date, earlier.due_date) nulls last, move.task_key
limit $rows
