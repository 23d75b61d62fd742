-- Question:   How well does each project keep the four habits of a good KLIK-kultur?
-- Parameters: $filter        domain/filters.py: TaskFilter
--             $grace_days    days after publication, or after the start date, that there are to write it in KLIK
--                            (number, default 7)
--             $horizon_days  how far ahead a due date counts for the right person (number, default 240)
--             $most_tasks    overloaded: at least so many open tasks due in one month (number, default 8)
--             $times_median  and more than so many times the median of persons (number, default 2)
--             $still_days    days without a change that are long, when the deadline is near (number, default 28)
--             $near_days     how many days ahead a deadline is near (number, default 30)
--             $doubt_days    how many days a task is yellow or red before contact is expected (number, default 14)
-- Columns:    habit (code: domain/culture.py), project, tasks (that the habit is about), kept (those that don't break it),
--             share (of them, in percent; null without tasks), exported_on (date of the export)
-- Order:      as KOMBIT has the habits, then project
-- Used by:    app_pages/culture.py, ui/culture.py
select
    habit,
    project,
    count(*) as tasks,
    count(*) filter (where not breaks) as kept,
    round(100.0 * count(*) filter (where not breaks) / nullif(count(*), 0), 1) as share,
    max(exported_on) as exported_on
from habit_tasks($filter, $grace_days, $horizon_days, $most_tasks, $times_median, $still_days, $near_days, $doubt_days)
group by position, habit, project
order by position, in_danish_order(project), project
