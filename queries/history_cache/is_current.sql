-- Question:   Are the tasks' states made of the data as they are now?
-- Parameters: $generation    which state the data is in: store/generation.py
--             $warning_days  domain/filters.py: TaskFilter (number)
-- Columns:    is_current; one row
-- Order:      a single row
-- Used by:    store/history_cache.py
select count(*) > 0 as is_current
from state_generation
where generation = $generation and warning_days = $warning_days
order by is_current
