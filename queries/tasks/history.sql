-- Question:   How has one task stood in each export, the oldest first?
-- Parameters: $task_key  the task, as evaluated_tasks.sql names it
--             $filter    domain/filters.py: TaskFilter; only its as-of date counts: nothing later is shown
-- Columns:    as_of (date of the export), light (code, as KLIK showed it), status, due_date, responsible, executor
-- Order:      as_of
-- Used by:    ui/tasks/drawer.py
select
    snapshot.as_of,
    task.light,
    task.status,
    task.due_date,
    task.responsible,
    task.executor
from klik.task
inner join snapshots_in_use() as snapshot using (snapshot_id)
where snapshot.municipality || '|' || task.task_key = $task_key and snapshot.as_of <= $filter.as_of
order by snapshot.as_of
