-- Question:   Which tasks have changed between two exports, and how?
-- Parameters: $filter    domain/filters.py: TaskFilter
--             $previous  domain/filters.py: TaskFilter, the same choices on the day of the earlier export
--             $kind      which changes, as macros/tasks/changed_tasks.sql has them
--                        (all|added|gone|finished|turned_red|turned_yellow|postponed|advanced|reassigned, default all)
--             $rows      how many at most; none: all (number, default none)
-- Columns:    task_key, title, what (code), before, after (a light's code, a date or a name), days (how far a due date has
--             moved), times (how often it has, in all exports until now; null for other changes), worst_light (code; of a task
--             that is gone, its last), project, executor, responsible
-- Order:      the kind of change, then the worst light, the longest move, the task
-- Used by:    app_pages/changes.py, ui/changes.py
with moved as (
    select task_key, count(*) as times
    from deadline_moves($filter.as_of)
    group by task_key
)

select
    change.task_key,
    coalesce(later.title, earlier.title) as title,
    change.what,
    change.before,
    change.after,
    change.days,
    if(change.days is null, null, moved.times) as times,
    coalesce(later.worst_light, earlier.worst_light) as worst_light,
    coalesce(later.project, earlier.project) as project,
    coalesce(later.executor, earlier.executor) as executor,
    coalesce(later.responsible, earlier.responsible) as responsible
from changed_tasks($filter, $previous) as change
left join moved using (task_key)
left join task_status_for($filter) as later using (task_key)
left join task_status_for($previous) as earlier using (task_key)
where $kind = 'all' or change.what = $kind
order by
    change.what,
    light_rank(coalesce(later.worst_light, earlier.worst_light)) desc,
    abs(change.days) desc nulls last,
    change.task_key
limit $rows
