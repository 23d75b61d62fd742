-- Question:   Which tasks of an export are new, or not as they were? Writes their states, once the old ones are closed.
-- Parameters: $municipality  whose
--             $export_no     the number of the export (number)
--             $snapshot_id   the export
--             $day           its day (day)
--             $warning_days  domain/filters.py: TaskFilter (number)
-- Columns:    none
-- Order:      by task
-- Used by:    store/history_cache.py
insert into task_state by name
select $municipality as municipality, $export_no as from_no, null::integer as to_no, changed.*
from (
    select * from states_in($snapshot_id, $municipality, $day, $warning_days)
    except
    select * from newest_states($municipality)
) as changed
order by changed.task_key
