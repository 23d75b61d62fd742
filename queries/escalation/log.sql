-- Question:   What has happened in an eskalation, the oldest first?
-- Parameters: $filter   domain/filters.py: TaskFilter; only its day and its municipalities count
--             $case_id  the case
-- Columns:    number (of the entry, from 1), row_id, step (code; null: none of ours), step_written, stage (code, after it;
--             '': not opened), is_legal (else it moved nothing), day (when it was taken, or written), taken_by, note,
--             next_date (as written)
-- Order:      number
-- Used by:    ui/escalation.py, ui/tasks/escalate.py
select number, row_id, step, step_written, stage, is_legal, day, taken_by, note, next_date
from escalation_log($filter)
where case_id = $case_id
order by number
