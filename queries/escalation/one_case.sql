-- Question:   Which eskalationer have this number, or are about this task?
-- Parameters: $filter    domain/filters.py: TaskFilter; only its as-of date, its warning days and its municipalities count
--             $case_id   the case (text, default none)
--             $task_key  the task, as evaluated_tasks.sql names it (text, default none)
-- Columns:    as of cases.sql, last_step (code of the last legal one), last_row_id (of the log's last entry)
-- Order:      open ones first, then the newest, then case_id
-- Used by:    ui/tasks/case_steps.py: cases, for ui/escalation.py, ui/tasks/escalate.py
select
    case_id, task_key, stage, opened_on, last_step_on, next_date, is_open, municipality, project, title,
    days_since_step, is_overdue, task_state, worst_light, due_date, executor, responsible, why,
    last_step, last_row_id
from escalation_cases($filter)
where case_id = $case_id or task_key = $task_key
order by is_open desc, last_step_on desc, case_id
