-- Question:   How did the sisters of one task go, and when must its work begin?
-- Parameters: $filter    domain/filters.py: TaskFilter; only its as-of date and warning days count
--             $task_key  the task, as evaluated_tasks.sql names it
-- Columns:    n, shortest, middle, longest (days), delayed (how many), projects (list: of the sisters), is_under_way,
--             start_date, due_date, start_by (date; null without a deadline), days_short: as
--             macros/memory/remembered_tasks.sql has them; one row, or none where there is no sister
-- Order:      a single row
-- Used by:    ui/tasks/sister_tasks.py
select
    n, shortest, middle, longest, delayed, projects, is_under_way, start_date, due_date, start_by, days_short
from remembered_tasks($filter)
where task_key = $task_key
order by n
