-- Question:   How many of these snapshots are there, and how many tasks do they hold?
-- Parameters: $ids  list of snapshot_id; null: all snapshots (texts, default none)
-- Columns:    one row: snapshots, tasks
-- Order:      a single row
-- Used by:    store/deletion.py, store/snapshots.py
with wanted as (
    select snapshot_id
    from snapshots_in_scope()
    where $ids is null or list_contains($ids::text[], snapshot_id)
)

select
    count(distinct wanted.snapshot_id) as snapshots,
    count(task.snapshot_id) as tasks
from wanted
left join klik.task using (snapshot_id)
order by snapshots
