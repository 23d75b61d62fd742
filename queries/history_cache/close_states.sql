-- Question:   Which tasks are no longer as they were in the export before? Writes it into their states.
-- Parameters: $municipality  whose
--             $export_no     the number of the export (number)
--             $snapshot_id   the export
--             $day           its day (day)
--             $warning_days  domain/filters.py: TaskFilter (number)
-- Columns:    none
-- Order:      by task
-- Used by:    store/history_cache.py
with changed as (
    select * from newest_states($municipality)
    except
    select * from states_in($snapshot_id, $municipality, $day, $warning_days)
)

update task_state
set to_no = $export_no - 1
where municipality = $municipality and to_no is null and task_key in (select task_key from changed order by task_key)
