-- Question:   Which exports stay when a municipality's after a number are made anew?
-- Parameters: $municipality  whose
--             $last          the number of the last export that stays (number)
-- Columns:    none
-- Order:      by number
-- Used by:    store/history_cache.py
create or replace table state_export as
select state_export.*
from state_export
where municipality <> $municipality or export_no <= $last
order by municipality, export_no
