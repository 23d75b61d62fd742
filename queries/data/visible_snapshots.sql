-- Question:   Which of these snapshots may the session see?
-- Parameters: $ids  list of snapshot_id (texts)
-- Columns:    snapshot_id
-- Order:      snapshot_id
-- Used by:    store/deletion.py, store/snapshots.py, store/refused_imports.py
select snapshot_id
from snapshots_in_scope()
where list_contains($ids::text[], snapshot_id)
order by snapshot_id
