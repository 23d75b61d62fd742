-- Question:   Which tasks break a habit of a good KLIK-kultur, and why?
-- Parameters: $filter        domain/filters.py: TaskFilter
--             $grace_days    days after publication, or after the start date, that there are to write it in KLIK
--                            (number, default 7)
--             $horizon_days  how far ahead a due date counts for the right person (number, default 240)
--             $most_tasks    overloaded: at least so many open tasks due in one month (number, default 8)
--             $times_median  and more than so many times the median of persons (number, default 2)
--             $still_days    days without a change that are long, when the deadline is near (number, default 28)
--             $near_days     how many days ahead a deadline is near (number, default 30)
--             $doubt_days    how many days a task is yellow or red before contact is expected (number, default 14)
-- Columns:    habit (code: domain/culture.py), project, task_key, title, because (Danish), due_date, days_to_due,
--             worst_light (code), municipality; a row for each habit and task
-- Order:      as KOMBIT has the habits, then project, the worst light, the earliest due, and task_key
-- Used by:    app_pages/culture.py
select habit, project, task_key, title, because, due_date, days_to_due, worst_light, municipality
from habit_tasks($filter, $grace_days, $horizon_days, $most_tasks, $times_median, $still_days, $near_days, $doubt_days)
where breaks
order by position, in_danish_order(project), project, light_rank(worst_light) desc, days_to_due nulls last, task_key
