-- Question:   Which snapshots go when an export is deleted: itself, and what the same file was read as before and after?
-- Parameters: $snapshot_id  the export
-- Columns:    snapshot_id
-- Order:      snapshot_id
-- Used by:    store/snapshots.py: readings, for ui/exports/deletion_dialogs.py
with readings as (
    select
        other.snapshot_id,
        choice.shown,
        other.municipality = export.municipality as is_same
    from snapshots_in_scope() as export
    inner join snapshots_in_scope() as other using (content_hash)
    inner join newest_choices() as choice on other.snapshot_id = choice.snapshot_id
    where export.snapshot_id = $snapshot_id
)

select snapshot_id
from readings
where
    is_same
    -- A correction has taken its place.
    or not shown
    -- A correction named another municipality.
    or not (select bool_or(shown and is_same) from readings)
order by snapshot_id
