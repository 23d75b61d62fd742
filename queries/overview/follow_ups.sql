-- Question:   Which open tasks did somebody want to look at again by now?
-- Parameters: $filter   domain/filters.py: TaskFilter
--             $seen_on  the day on which one looks: today, where the as-of date is the newest (day, default day of looking)
-- Columns:    task_key, worst_light (code), title, project, what (the latest note), follow_up (as written), due_date,
--             responsible, executor
-- Order:      the earliest day to look again first, then the task
-- Used by:    app_pages/overview.py
select
    task.task_key, task.worst_light, task.title, task.project, note.what, note.follow_up, task.due_date,
    task.responsible, task.executor
from chosen_tasks($filter) as task
inner join latest_notes($filter) as note using (task_key)
where task.is_open and note.follow_up_first <= $seen_on::date
order by note.follow_up_first, task.task_key
