-- Question:   How many open tasks are due in each week, or month, of each lane?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $lanes   as in macros/tasks/tasks_in_lanes.sql (project|component|person, default project)
--             $shown   list of the lanes that are drawn (texts, default lanes)
--             $step    what a mark stands for (week|month, default span.step)
--             $until   the first day past the time that is drawn (day, default span.until)
-- Columns:    lane, begins (the first day of the week or month; null: of the overdue ones), worst_light (code), tasks
--             (count > 0), and of these: red, yellow, green, grey, unknown
-- Order:      lane, then begins, the overdue first
-- Used by:    app_pages/timeline.py
select
    lane,
    case when days_to_due >= 0 then date_trunc($step, due_date)::date end as begins,
    arg_max(worst_light, light_rank(worst_light)) as worst_light,
    count(*) as tasks,
    count(*) filter (where is_red(worst_light)) as red,
    count(*) filter (where worst_light = 'yellow') as yellow,
    count(*) filter (where worst_light = 'green') as green,
    count(*) filter (where worst_light = 'grey') as grey,
    count(*) filter (where worst_light = 'unknown') as unknown
from tasks_in_lanes($lanes, $filter)
where is_open and due_date < $until::date and list_contains($shown::text[], lane)
group by lane, case when days_to_due >= 0 then date_trunc($step, due_date)::date end
order by lane, begins nulls first
