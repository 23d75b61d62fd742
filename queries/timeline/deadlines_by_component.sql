-- Question:   How many open tasks of each støttesystem are due in each ISO week ahead?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $weeks   how many weeks ahead, the as-of date's own week included (number, default span.weeks)
-- Columns:    week_start (date, a Monday), week_label ("uge 48"), component (a task that has two counts in both),
--             worst_light (code, the worst of its tasks), tasks (count > 0), red (how many of them are)
-- Order:      the component with most tasks first, those without one last; then week_start
-- Used by:    app_pages/timeline.py
with counted as (
    select
        date_trunc('week', due_date)::date as week_start,
        'uge ' || weekofyear(due_date) as week_label,
        lane as component,
        arg_max(worst_light, light_rank(worst_light)) as worst_light,
        count(*) as tasks,
        count(*) filter (where is_red(worst_light)) as red
    from tasks_in_lanes('component', $filter)
    where is_open and days_to_due >= 0 and due_date < date_trunc('week', evaluated_on)::date + 7 * $weeks::integer
    group by date_trunc('week', due_date)::date, 'uge ' || weekofyear(due_date), lane
)

select week_start, week_label, component, worst_light, tasks, red
from counted
order by
    component = components_or_none([])[1],
    sum(tasks) over (partition by component) desc,
    component,
    week_start
