-- Question:   Which open tasks are drawn as rows beneath the lanes that are unfolded?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $lanes   as in macros/tasks/tasks_in_lanes.sql (project|component|person, default project)
--             $shown   list of the lanes that are unfolded (texts, default only lane)
--             $until   the first day past the time that is drawn (day, default span.until)
--             $rows    how many tasks a lane has at the most (number, default 60)
-- Columns:    lane, task_key, worst_light (code), title, start_date (date, may be null), due_date_from (the first day,
--             where the due date is a period; else null), due_date, due_date_text (as the export has it, where it is
--             vague), first_due_date (what an export first said), slip_days (null: not moved), reason, responsible,
--             executor, lane_tasks (how many such tasks the lane has)
-- Order:      lane, then the earliest due, then task_key
-- Used by:    app_pages/timeline.py
with due as (
    select
        lane, task_key, worst_light, title, start_date, due_date_from, due_date, due_date_text, first_due_date,
        slip_days, reason, responsible, executor,
        count(*) over (partition by lane) as lane_tasks
    from tasks_in_lanes($lanes, $filter)
    where is_open and due_date < $until::date and list_contains($shown::text[], lane)
    qualify row_number() over (partition by lane order by due_date, task_key) <= $rows::integer
)

select
    lane, task_key, worst_light, title, start_date, due_date_from, due_date, due_date_text, first_due_date,
    nullif(slip_days, 0) as slip_days, reason, responsible, executor, lane_tasks
from due
order by lane, due_date, task_key
