-- Question:   Which tasks stand worse than KLIK shows, and by which signs?
-- Parameters: $filter        domain/filters.py: TaskFilter
--             $kind          watermelons: as the view of that name; suspects: others that KLIK shows as green or grey, with
--                            at least $least_signs signs; all: each with a sign
--                            (watermelons|suspects|all, default watermelons)
--             $least_signs   how many signs make a suspect (number, default 2)
--             $still_days    for how long nothing has changed of what has begun (number, default 28)
--             $soon_days     how many days before its start a task should have an udfører (number, default 14)
--             $horizon_days  how far ahead a vacant role counts (number, default 240)
-- Columns:    task_key, light (code, KLIK's), because (list, in Danish: of a watermelon the first is what makes it one),
--             title, project, worst_light (code), is_watermelon
-- Order:      watermelons first, then the most signs, the nearest deadline, task_key
-- Used by:    ui/tasks/watermelon_radar.py
select task_key, light, because, title, project, worst_light, is_watermelon
from watermelon_signs($filter, $still_days, $soon_days, $horizon_days)
semi join chosen_tasks($filter) using (task_key)
where
    case $kind
        when 'watermelons' then is_watermelon
        when 'suspects' then not is_watermelon and worst_light in ('green', 'grey') and len(because) >= $least_signs
        else len(because) > 0
    end
order by is_watermelon desc, len(because) desc, days_to_due nulls last, task_key
