-- Question:   Which day has been evaluated, and as the store was when? Written once its tasks are.
-- Parameters: $evaluation_id  the evaluation's number (number)
--             $day            the as-of date (day)
--             $warning_days   domain/filters.py: TaskFilter (number)
--             $generation     which state the data was in: store/generation.py
-- Columns:    none
-- Order:      a single row
-- Used by:    store/status_cache.py
insert into evaluation by name
select
    $evaluation_id as evaluation_id,
    $day as as_of,
    $warning_days as warning_days,
    $generation as generation
order by evaluation_id
