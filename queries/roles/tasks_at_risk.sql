-- Question:   Which open tasks need a role that nobody fills, and how do we know?
-- Parameters: $filter        domain/filters.py: TaskFilter
--             $horizon_days  how far ahead a due date counts (number, default 240)
-- Columns:    role, project, task_key, title, due_date, because (in Danish), days_to_due, worst_light (code), responsible,
--             executor; a row for each task and role
-- Order:      role, then the earliest due, then the task
-- Used by:    ui/roles.py
select role, project, task_key, title, due_date, because, days_to_due, worst_light, responsible, executor
from tasks_at_risk($filter, $horizon_days)
order by role, due_date, task_key
