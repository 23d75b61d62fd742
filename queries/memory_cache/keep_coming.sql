-- Question:   Which tasks of an evaluation may have sisters? The open ones that KLIK shows as grey or green.
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    none
-- Order:      by task
-- Used by:    store/memory_cache.py
insert into coming_task by name
select
    $evaluation_id as evaluation_id, task.snapshot_municipality as municipality, task.task_key, task.project,
    task.components, task.interfaces, own.words
from task_status as task
inner join title_words as own on task.title = own.title and own.evaluation_id = $evaluation_id
where
    task.evaluation_id = $evaluation_id
    and task.is_open
    and task.shown_light in ('grey', 'green')
    and task.project is not null
order by task.task_key
