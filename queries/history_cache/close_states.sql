-- Question:   Which tasks are no longer as they were in the export before the new ones? Writes it into their states.
-- Parameters: $municipality  whose
--             $first         the number of the first new export (number)
--             $last          the number of the last of them (number)
-- Columns:    none
-- Order:      by task
-- Used by:    store/history_cache.py
update task_state
set to_no = run.last_no
from (
    select task_key, last_no
    from state_run
    where from_no < $first and last_no < $last
    order by task_key
) as run
where task_state.municipality = $municipality and task_state.to_no is null and task_state.task_key = run.task_key
