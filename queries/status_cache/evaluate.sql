-- Question:   How does every task stand on this day? Writes the answer into the status cache.
-- Parameters: $evaluation_id  the evaluation's number (number)
--             $day            the as-of date (day)
--             $warning_days   domain/filters.py: TaskFilter (number)
-- Columns:    none
-- Order:      by snapshot, so that a municipality's tasks lie together
-- Used by:    store/status_cache.py
insert into task_status by name
select *, $evaluation_id as evaluation_id
from evaluated_tasks($day, $warning_days)
order by snapshot_id
