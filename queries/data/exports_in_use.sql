-- Question:   Which exports do the views show?
-- Parameters: none
-- Columns:    snapshot_id, as_of (date), municipality ('' where the file doesn't say), file_name, content_hash,
--             tasks (of its whole file), open_questions (how many of its fields the user should look at)
-- Order:      newest first, then municipality
-- Used by:    imports/load.py, questions.py, report.py, store/filter_days.py, store/sharing.py, ui/culture.py,
--             ui/session.py, ui/wall.py
select
    snapshot_id,
    as_of,
    municipality,
    file_name,
    content_hash,
    coalesce((receipt ->> '$.tasks')::integer, 0) as tasks,
    coalesce(json_array_length(receipt, '$.open_questions'), 0)::integer as open_questions
from snapshots_in_use()
order by as_of desc, municipality
