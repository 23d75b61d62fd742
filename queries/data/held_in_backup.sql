-- Question:   How many of these snapshots does a backup hold?
-- Parameters: $ids  list of snapshot_id (texts)
-- Columns:    one row: snapshots
-- Order:      a single row
-- Used by:    store/deletion.py: of a backup's file, which has no macros; the scope acts where a session asks the store itself
select count(*) as snapshots
from klik.snapshot
where
    list_contains($ids::text[], snapshot_id)
    and (getvariable('municipalities') is null or list_contains(getvariable('municipalities')::text[], municipality))
order by snapshots
