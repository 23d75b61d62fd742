-- Question:   Which snapshots go when an export is deleted: itself, and what the same file was read as before?
-- Parameters: $snapshot_id  the export
-- Columns:    snapshot_id
-- Order:      snapshot_id
-- Used by:    store/snapshots.py: readings, for ui/exports/deletion_dialogs.py
select other.snapshot_id
from snapshots_in_scope() as export
inner join snapshots_in_scope() as other using (content_hash)
where
    export.snapshot_id = $snapshot_id
    and (
        other.municipality = export.municipality
        -- A correction has taken its place.
        or not (
            select arg_max(choice.shown, choice.chosen_at)
            from klik.snapshot_choice as choice
            where choice.snapshot_id = other.snapshot_id
        )
    )
order by other.snapshot_id
