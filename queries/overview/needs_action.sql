-- Question:   Which tasks need action now, what matters most first, and whom does one call?
-- Parameters: $filter   domain/filters.py: TaskFilter
--             $rows     how many at the most (number, default 50)
--             $seen_on  the day on which one looks: today, where the as-of date is the newest (day, default day of looking)
-- Columns:    task_key, worst_light (code, the worse of KLIK's and ours), title, project, reason (Danish; where KLIK's light
--             says otherwise, how), waiting (other projects with open tasks on the same snitflade), waiting_on (that
--             snitflade), aside_until, aside_note (as written; null: not put aside), executor, call (executor, else
--             responsible, else null), days_to_due (negative: days past)
-- Order:      what is put aside last; red before yellow; then by weight (macros/tasks/urgent_tasks.sql), the nearest
--             deadline, task_key
-- Used by:    app_pages/overview.py, report.py, ui/presentation.py
select
    task_key,
    worst_light,
    title,
    project,
    case when deviation is null then reason else deviation_in_words end as reason,
    waiting,
    waiting_on,
    aside_until,
    aside_note,
    executor,
    coalesce(executor, responsible) as call,
    days_to_due
from urgent_tasks($filter, $seen_on)
order by
    aside_until is not null,
    worst_light,
    weight desc,
    abs(days_to_due) nulls last,
    task_key
limit $rows
