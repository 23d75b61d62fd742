-- Question:   Which export are the states made of, too? Written once they are.
-- Parameters: $municipality  whose
--             $export_no     the number of the export (number)
--             $snapshot_id   the export
--             $day           its day (day)
--             $warning_days  domain/filters.py: TaskFilter (number)
-- Columns:    none
-- Order:      a single row
-- Used by:    store/history_cache.py
insert into state_export by name
select
    $municipality as municipality,
    $export_no as export_no,
    $snapshot_id as snapshot_id,
    $day::date as as_of,
    $warning_days as warning_days
order by export_no
