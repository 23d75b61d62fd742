-- Question:   How many open tasks are due in each ISO week, and in which lanes?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $lanes   as in macros/tasks/tasks_in_lanes.sql (project|component|person, default project)
--             $until   the first day past the time that is looked at (day, default span.until)
-- Columns:    week_start (date, a Monday; null: of the overdue ones), worst_light (code), tasks (count > 0), and of these:
--             red, yellow, green, grey, unknown; lanes (list, those with most tasks first; a task of two counts in both),
--             lane_tasks (list of counts, one for each of the lanes)
-- Order:      the overdue first, then week_start
-- Used by:    app_pages/timeline.py
with due as (
    select *, case when days_to_due >= 0 then date_trunc('week', due_date)::date end as week_start
    from chosen_tasks($filter)
    where is_open and due_date < $until::date
),

in_lanes as (
    select
        lane,
        case when days_to_due >= 0 then date_trunc('week', due_date)::date end as week_start,
        count(*) as tasks
    from tasks_in_lanes($lanes, $filter)
    where is_open and due_date < $until::date
    group by lane, case when days_to_due >= 0 then date_trunc('week', due_date)::date end
),

named as (
    select
        week_start,
        list(lane order by tasks desc, in_danish_order(lane)) as lanes,
        list(tasks order by tasks desc, in_danish_order(lane)) as lane_tasks
    from in_lanes
    group by week_start
),

counted as (
    select
        week_start,
        arg_max(worst_light, light_rank(worst_light)) as worst_light,
        count(*) as tasks,
        count(*) filter (where is_red(worst_light)) as red,
        count(*) filter (where worst_light = 'yellow') as yellow,
        count(*) filter (where worst_light = 'green') as green,
        count(*) filter (where worst_light = 'grey') as grey,
        count(*) filter (where worst_light = 'unknown') as unknown
    from due
    group by week_start
)

select
    counted.week_start, counted.worst_light, counted.tasks, counted.red, counted.yellow, counted.green, counted.grey,
    counted.unknown, named.lanes, named.lane_tasks
from counted
join named on named.week_start is not distinct from counted.week_start
order by counted.week_start nulls first
