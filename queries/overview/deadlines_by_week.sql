-- Question:   How many open tasks are due in each ISO week ahead?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $weeks   how many weeks ahead, the as-of date's own week included (number, default 30)
-- Columns:    week_start (date, a Monday), week_label ("uge 48"), worst_light (code, the worse of KLIK's and ours), tasks
--             (count > 0)
-- Order:      week_start, then worst_light
-- Used by:    app_pages/overview.py, app_pages/timeline.py, report.py, ui/presentation.py
select
    date_trunc('week', due_date)::date as week_start,
    'uge ' || weekofyear(due_date) as week_label,
    worst_light,
    count(*) as tasks
from chosen_tasks($filter)
where
    is_open
    and days_to_due >= 0
    and due_date < date_trunc('week', evaluated_on)::date + 7 * $weeks::integer
group by date_trunc('week', due_date)::date, 'uge ' || weekofyear(due_date), worst_light
order by week_start, worst_light
