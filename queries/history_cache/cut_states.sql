-- Question:   Which states stay when a municipality's exports after a number are made anew? Those that began by then.
-- Parameters: $municipality  whose
--             $last          the number of the last export that stays (number)
-- Columns:    none
-- Order:      by task
-- Used by:    store/history_cache.py
create or replace table task_state as
select * replace (if(municipality = $municipality and to_no >= $last, null, to_no) as to_no)
from task_state
where municipality <> $municipality or from_no <= $last
order by municipality, task_key, from_no
