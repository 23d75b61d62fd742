-- Question:   Which open tasks does the timeline hold, for taking away?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $until   the first day past the time that is drawn (day, default span.until)
-- Columns:    worst_light (code), project, title, components (list), start_date, due_date_from, due_date, due_date_text,
--             first_due_date (what an export first said), slip_days (null: not moved), days_to_due, reason, responsible,
--             executor, task_id
-- Order:      the earliest due first, those without a due date last; then project, then task_key
-- Used by:    app_pages/timeline.py
select
    worst_light, project, title, components, start_date, due_date_from, due_date, due_date_text, first_due_date,
    nullif(slip_days, 0) as slip_days, days_to_due, reason, responsible, executor, task_id
from chosen_tasks($filter)
where is_open and coalesce(due_date < $until::date, true)
order by due_date nulls last, in_danish_order(project), task_key
