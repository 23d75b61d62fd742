-- Question:   Which open tasks has each project, for those who are to solve them and for their calendars?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    worst_light (code), title, project, due_date, due_date_text, days_to_due, reason (Danish; where KLIK's light says
--             otherwise, how), components, interfaces (lists), status, responsible, executor, what (the latest note; null:
--             none), follow_up (as written), comment, task_id, task_key
-- Order:      project, those without one last; then the worst light, the nearest deadline, task_key
-- Used by:    report.py
select
    task.worst_light,
    task.title,
    project_or_none(task.project) as project,
    task.due_date,
    task.due_date_text,
    task.days_to_due,
    case when task.deviation is null then task.reason else task.deviation_in_words end as reason,
    task.components,
    task.interfaces,
    task.status,
    task.responsible,
    task.executor,
    note.what,
    note.follow_up,
    task.comment,
    task.task_id,
    task.task_key
from chosen_tasks($filter) as task
left join latest_notes($filter) as note using (task_key)
where task.is_open
order by
    task.project is null,
    in_danish_order(task.project),
    light_rank(task.worst_light) desc,
    task.days_to_due nulls last,
    task.task_key
