-- Question:   Which tasks of an evaluation have sisters, and how did those go? Kept with the evaluation.
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    none
-- Order:      by task
-- Used by:    store/memory_cache.py
insert into remembered_task by name
select
    $evaluation_id as evaluation_id, municipality, task_key,
    count(*) as n, min(days) as shortest, quantile_disc(days, 0.5) as middle, max(days) as longest,
    count(*) filter (where is_delayed) as delayed,
    count(*) filter (where red > 0) as red,
    list_sort(list(distinct project)) as projects
from sisters({'evaluation_id': $evaluation_id})
group by municipality, task_key
order by municipality, task_key
