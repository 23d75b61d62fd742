-- Question:   Which titles have the tasks of an evaluation that may have sisters, and those that may be one?
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    title, is_coming (of an open task that KLIK shows as grey or green), is_completed (of a completed one)
-- Order:      title
-- Used by:    store/memory_cache.py
select title, bool_or(is_coming) as is_coming, bool_or(not is_coming) as is_completed
from (
    select title, true as is_coming
    from task_status
    where evaluation_id = $evaluation_id and is_open and shown_light in ('grey', 'green') and project is not null
    union all
    select title, false as is_coming
    from completed_task
    where evaluation_id = $evaluation_id
)
group by title
order by title
