-- Question:   Which file did a snapshot come from?
-- Parameters: $snapshot_id  the snapshot
-- Columns:    one row, or none when the snapshot is gone: file_name, content (its bytes)
-- Order:      a single row
-- Used by:    store/snapshots.py: source, for imports/correct.py
select
    snapshot.file_name,
    source_file.content
from klik.snapshot
inner join klik.source_file using (content_hash)
where snapshot.snapshot_id = $snapshot_id
order by snapshot.snapshot_id
