-- Question:   By which signs does one task stand worse than KLIK shows?
-- Parameters: $filter        domain/filters.py: TaskFilter; only its as-of date and warning days count
--             $task_key      the task, as evaluated_tasks.sql names it
--             $still_days    for how long nothing has changed of what has begun (number, default 28)
--             $soon_days     how many days before its start a task should have an udfører (number, default 14)
--             $horizon_days  how far ahead a vacant role counts (number, default 240)
-- Columns:    light (code, KLIK's), is_watermelon, because (list, in Danish: of a watermelon the first is what makes it one);
--             one row, or none where KLIK shows another light than green or grey, or the task is over
-- Order:      a single row
-- Used by:    ui/tasks/watermelon_radar.py
select light, is_watermelon, because
from watermelon_signs($filter, $still_days, $soon_days, $horizon_days)
where task_key = $task_key
order by light
