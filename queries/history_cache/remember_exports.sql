-- Question:   Which exports are the states made of, too?
-- Parameters: $municipality  whose
--             $first         the number of the first of them (number)
--             $ids           their snapshots, oldest first (texts)
--             $days          their days
--             $warning_days  domain/filters.py: TaskFilter (number)
-- Columns:    none
-- Order:      by number
-- Used by:    store/history_cache.py
insert into state_export by name
select
    $municipality as municipality,
    $first + place - 1 as export_no,
    ($ids::text[])[place] as snapshot_id,
    ($days::date[])[place] as as_of,
    $warning_days as warning_days
from range(1, len($ids::text[]) + 1) as places (place)
order by export_no
