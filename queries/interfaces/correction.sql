-- Question:   Has a user corrected what a task is about, and who?
-- Parameters: $filter        domain/filters.py: TaskFilter; only its day counts
--             $municipality  the task's
--             $task_key      the task's key within its municipality
-- Columns:    row_id, version_id, changed_by, changed_at (UTC); one row, or none
-- Order:      a single row
-- Used by:    ui/tasks/link_correction.py
select row_id, version_id, changed_by, changed_at
from corrected_links($filter.as_of)
where task_key = $task_key and municipality = $municipality
order by row_id
