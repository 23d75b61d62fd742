-- Question:   In which ISO weeks ahead are most open tasks due, and on which day of them?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $weeks   how many weeks ahead, the as-of date's own week included (number, default span.weeks)
--             $rows    how many weeks at the most (number, default 3)
-- Columns:    week_start (date, a Monday), tasks, busiest_day (date, the earliest of equals), day_tasks (of these)
-- Order:      most tasks first, then the earliest
-- Used by:    app_pages/timeline.py
with days as (
    select due_date, count(*) as tasks
    from chosen_tasks($filter)
    where is_open and days_to_due >= 0 and due_date < date_trunc('week', evaluated_on)::date + 7 * $weeks::integer
    group by due_date
)

select
    date_trunc('week', due_date)::date as week_start,
    sum(tasks)::integer as tasks,
    arg_max(due_date, tasks * 100000 - (due_date - date '2000-01-01')) as busiest_day,
    max(tasks)::integer as day_tasks
from days
group by date_trunc('week', due_date)::date
order by sum(tasks) desc, date_trunc('week', due_date)::date
limit $rows
