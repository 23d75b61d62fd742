-- Question:   Which tasks that are grey or green and not under way have the least time, by how long their sisters took?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $rows    how many at the most (number, default 5)
-- Columns:    task_key, worst_light (code), title, project, n (sisters; at least two: of one nothing can be said),
--             shortest, middle, longest (days from planned start to completed), delayed (how many sisters), is_under_way
--             (no, as all here), start_date, due_date, start_by (the deadline less the longest), days_short (how many
--             days that is before the planned start, or today), executor, warnings (how many such tasks there are in all)
-- Order:      the most days short first, then the nearest deadline, task_key
-- Used by:    app_pages/overview.py, ui/session.py
select
    task_key, worst_light, title, project, n, shortest, middle, longest, delayed, is_under_way, start_date, due_date,
    start_by, days_short, executor,
    count(*) over () as warnings
from remembered_tasks($filter)
semi join chosen_tasks($filter) using (task_key)
where n >= 2 and days_short > 0 and not is_under_way and worst_light in ('grey', 'green')
order by days_short desc, due_date, task_key
limit $rows
