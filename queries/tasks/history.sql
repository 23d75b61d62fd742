-- Question:   How has one task stood in each export, the oldest first?
-- Parameters: $task_key  the task, as evaluated_tasks.sql names it
--             $filter    domain/filters.py: TaskFilter; only its as-of date counts: nothing later is shown
-- Columns:    as_of (date of the export), light (code, as KLIK showed it), status, due_date, responsible, executor
-- Order:      as_of
-- Used by:    ui/tasks/drawer.py
select
    export.as_of,
    state.light,
    state.status,
    state.due_date,
    state.responsible,
    state.executor
from task_state as state
inner join state_export as export
    on
        state.municipality = export.municipality
        and export.export_no between state.from_no and coalesce(state.to_no, export.export_no)
where state.task_key = $task_key and in_scope(state.municipality) and export.as_of <= $filter.as_of
order by export.as_of
