-- Question:   Which exports do the views show?
-- Parameters: none
-- Columns:    snapshot_id, as_of (date), municipality ('' where the file doesn't say)
-- Order:      newest first, then municipality
-- Used by:    ui/session.py
select
    snapshot_id,
    as_of,
    municipality
from snapshots_in_use()
order by as_of desc, municipality
