-- Question:   Which runs stay once they are among the states? None.
-- Parameters: none
-- Columns:    none
-- Order:      none is left
-- Used by:    store/history_cache.py
create or replace table state_run as
select state_run.*
from state_run
where false
order by task_key
