-- Question:   Which tasks need action now, the most urgent first?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $rows    how many at the most (number, default 50)
-- Columns:    task_key, worst_light (code, the worse of KLIK's and ours), days_to_due (negative: days past),
--             project, title, reason (Danish; where KLIK's light says otherwise, how), responsible, executor
-- Order:      red before yellow, then the longest past its deadline, then task_key
-- Used by:    app_pages/overview.py
select
    task_key,
    worst_light,
    days_to_due,
    project,
    title,
    case when deviation is null then reason else deviation_in_words end as reason,
    executor,
    responsible
from chosen_tasks($filter)
where worst_light in ('red', 'yellow')
order by worst_light, days_to_due nulls last, task_key
limit $rows
