-- Question:   Has this very file been uploaded before, and what did it give?
-- Parameters: $content_hash  SHA-256 of the file's bytes
-- Columns:    snapshot_id, municipality, as_of (date), as_of_source, file_name, imported_at (UTC)
-- Order:      newest upload first
-- Used by:    store/snapshots.py: with_hash, for imports/correct.py, imports/load.py; store/refused_imports.py
select
    snapshot_id,
    municipality,
    as_of,
    as_of_source,
    file_name,
    imported_at
from snapshots_in_scope() as snapshot
where content_hash = $content_hash
order by imported_at desc, snapshot_id desc
