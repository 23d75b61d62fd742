-- Question:   What has been noted of a task: who was asked what, and when to look again?
-- Parameters: $filter    domain/filters.py: TaskFilter; only its municipality counts
--             $task_key  the task, as evaluated_tasks.sql names it
-- Columns:    asked_on (as written), what, person (who was asked), follow_up (as written), follow_up_first (date),
--             is_aside (whether the task is put aside until then)
-- Order:      newest first
-- Used by:    ui/tasks/follow_up.py
select asked_on, what, person, follow_up, follow_up_first, is_aside
from programme_contacts($filter)
where municipality || '|' || task_key = $task_key
order by coalesce(asked_on_first, changed_at::date) desc, position desc, changed_at desc, row_id desc
