-- Question:   Of which state of the data are the states made? Written once they are.
-- Parameters: $generation    which state the data is in: store/generation.py
--             $warning_days  domain/filters.py: TaskFilter (number)
-- Columns:    none
-- Order:      a single row
-- Used by:    store/history_cache.py
create or replace table state_generation as
select $generation as generation, $warning_days::integer as warning_days
order by generation
