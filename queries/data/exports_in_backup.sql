-- Question:   Which exports does a backup hold?
-- Parameters: none
-- Columns:    snapshot_id, municipality ('' where the file doesn't say), as_of (date), file_name, content_hash,
--             imported_at (UTC), tasks (count), shown (false: a correction was shown instead)
-- Order:      oldest upload first
-- Used by:    store/backup_contents.py: of a backup's file, which has no macros; the scope acts where a session asks the store itself
with counted as (
    select
        snapshot_id,
        count(*) as tasks
    from klik.task
    group by snapshot_id
),

chosen as (
    select
        snapshot_id,
        arg_max(shown, chosen_at) as shown
    from klik.snapshot_choice
    group by snapshot_id
)

select
    snapshot.snapshot_id,
    snapshot.municipality,
    snapshot.as_of,
    snapshot.file_name,
    snapshot.content_hash,
    snapshot.imported_at,
    coalesce(counted.tasks, 0) as tasks,
    coalesce(chosen.shown, true) as shown
from klik.snapshot as snapshot
left join counted using (snapshot_id)
left join chosen using (snapshot_id)
where
    getvariable('municipalities') is null
    or list_contains(getvariable('municipalities')::text[], snapshot.municipality)
order by snapshot.imported_at, snapshot.snapshot_id
