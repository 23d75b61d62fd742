-- Question:   Which exports are shown, and which are the tasks' states made of?
-- Parameters: none
-- Columns:    municipality, is_made (whether the row is of those that they are made of), snapshot_id, as_of, warning_days
--             (null where not made)
-- Order:      municipality, then day
-- Used by:    store/history_cache.py
select municipality, false as is_made, snapshot_id, as_of, null::integer as warning_days
from snapshots_in_use()
union all
select municipality, true as is_made, snapshot_id, as_of, warning_days
from state_export
order by municipality, is_made, as_of
