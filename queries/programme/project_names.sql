-- Question:   Which projects do the exports on show have?
-- Parameters: none
-- Columns:    project
-- Order:      project
-- Used by:    store/register.py
select distinct task.project
from klik.task
semi join snapshots_in_use() as snapshot on task.snapshot_id = snapshot.snapshot_id
where task.project is not null
order by task.project
