-- Question:   Which lanes has the timeline, and how do their open tasks stand?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $lanes   as in macros/tasks/tasks_in_lanes.sql (project|component|person, default project)
--             $until   the first day past the time that is drawn (day, default span.until)
--             $rows    how many lanes at the most (number, default 40)
-- Columns:    lane, worst_light (code, the worst of its open tasks), open_tasks, and of these: red, overdue, ahead (due
--             before $until), later (due then or after), undated; next_deadline (date, null when none is ahead), moved
--             (how many due dates are others than they first were), longest_slip (days; null: none is later), all_lanes
--             (how many there are)
-- Order:      most red tasks first, then most yellow, then name; the lane of those that have none last
-- Used by:    questions.py, app_pages/timeline.py
with counted as (
    select
        lane,
        arg_max(worst_light, light_rank(worst_light)) as worst_light,
        count(*) as open_tasks,
        count(*) filter (where days_to_due < 0) as overdue,
        count(*) filter (where days_to_due >= 0 and due_date < $until::date) as ahead,
        count(*) filter (where due_date >= $until::date) as later,
        count(*) filter (where due_date is null) as undated,
        min(due_date) filter (where days_to_due >= 0) as next_deadline,
        count(*) filter (where slip_days <> 0) as moved,
        max(slip_days) filter (where slip_days > 0) as longest_slip,
        count(*) filter (where is_red(worst_light)) as red,
        count(*) filter (where worst_light = 'yellow') as yellow
    from tasks_in_lanes($lanes, $filter)
    where is_open
    group by lane
)

select
    lane, worst_light, open_tasks, red, overdue, ahead, later, undated, next_deadline, moved, longest_slip,
    count(*) over () as all_lanes
from counted
order by
    lane in (project_or_none(null), components_or_none([])[1], persons_or_nobody(null, null)[1]),
    red desc,
    yellow desc,
    in_danish_order(lane)
limit $rows
