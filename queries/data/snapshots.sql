-- Question:   Which snapshots are there, and which of them do the views show?
-- Parameters: none
-- Columns:    snapshot_id, municipality ('' where the file doesn't say), as_of (date), as_of_source, file_name,
--             content_hash, imported_at (UTC), mapping (JSON), fields (list), receipt (JSON), tasks (count),
--             in_use (false: a later upload for the same municipality and export date is shown instead),
--             corrected (true: the same file has been read again, and that is shown instead)
-- Order:      newest export first, then municipality, then newest upload
-- Used by:    store/snapshots.py: listing, for app_pages/data.py; store/retention.py, store/backup_contents.py
with counted as (
    select
        snapshot_id,
        count(*) as tasks
    from klik.task
    group by snapshot_id
)

select
    snapshot.snapshot_id,
    snapshot.municipality,
    snapshot.as_of,
    snapshot.as_of_source,
    snapshot.file_name,
    snapshot.content_hash,
    snapshot.imported_at,
    snapshot.mapping,
    snapshot.fields,
    snapshot.receipt,
    coalesce(counted.tasks, 0) as tasks,
    snapshot.snapshot_id in (select in_use.snapshot_id from snapshots_in_use() as in_use) as in_use,
    not choice.shown and bool_or(choice.shown) over (partition by snapshot.content_hash) as corrected
from snapshots_in_scope() as snapshot
left join counted using (snapshot_id)
inner join newest_choices() as choice using (snapshot_id)
order by snapshot.as_of desc, snapshot.municipality, snapshot.imported_at desc, snapshot.snapshot_id desc
