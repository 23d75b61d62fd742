-- Question:   What is known about one task on the as-of date?
-- Parameters: $filter    domain/filters.py: TaskFilter; only its as-of date and warning days count
--             $task_key  the task, as evaluated_tasks.sql names it
-- Columns:    one row, or none when no snapshot from that day holds the task: every field of the task, its evaluation
--             (shown_light, computed_light, is_open, reason, deviation_in_words), linked_by, extra (JSON),
--             snapshot_municipality, exported_on, sheet, row_number
-- Order:      a single row
-- Used by:    ui/tasks/drawer.py
select
    task_key, task_id, title, description, project, theme, phase, task_type, mandatory, municipality,
    component, interface, role, published_date, start_date, due_date, due_date_text, completed_date, updated_date,
    status, light, responsible, executor, comment, link, components, interfaces, linked_by, extra,
    shown_light, computed_light, reason,
    case when deviation is not null then deviation_in_words end as deviation_in_words,
    days_to_due, is_open, snapshot_municipality, exported_on, sheet, row_number
from task_status_for($filter)
where task_key = $task_key
order by task_key
