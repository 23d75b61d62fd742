-- Question:   Have the tasks been evaluated for this day, as the store is now?
-- Parameters: $day           the as-of date (day)
--             $warning_days  domain/filters.py: TaskFilter (number)
--             $generation    which state the data is in: store/generation.py
-- Columns:    evaluation_id; one row, or none
-- Order:      a single row
-- Used by:    store/status_cache.py
select evaluation_id
from evaluation
where as_of = $day and warning_days = $warning_days and generation = $generation
order by evaluation_id
