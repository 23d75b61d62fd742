-- Question:   In which states are the tasks of the new exports? Writes those that began in one of them.
-- Parameters: $municipality  whose
--             $first         the number of the first new export (number)
--             $last          the number of the last of them (number)
-- Columns:    none
-- Order:      by task
-- Used by:    store/history_cache.py
insert into task_state by name
select $municipality as municipality, if(last_no = $last, null, last_no) as to_no, state_run.* exclude (last_no)
from state_run
where from_no >= $first
order by task_key
