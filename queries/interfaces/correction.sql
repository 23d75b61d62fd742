-- Question:   Has a user corrected what a task is about, and who?
-- Parameters: $filter        domain/filters.py: TaskFilter; only its day counts
--             $municipality  the task's
--             $task_key      the task's key within its municipality
-- Columns:    row_id, version_id, changed_by, changed_at (UTC); one row, or none
-- Order:      a single row
-- Used by:    ui/link_correction.py
select row_id, version_id, changed_by, changed_at
from register_rows('link_corrections', $filter.as_of)
where
    content ->> 'task_key' = $task_key
    and coalesce(content ->> 'municipality', '') in ($municipality, '')
order by changed_at desc, row_id desc
limit 1
