-- Question:   Which completed tasks may be sisters? Of those with the same words the ones that were completed last.
-- Parameters: $evaluation_id  the evaluation's number (number)
--             $at_most        how many of the same words stay (number)
-- Columns:    none
-- Order:      the newest first
-- Used by:    store/memory_cache.py
delete from completed_task
where
    evaluation_id = $evaluation_id
    and task_key not in (
        select newest.task_key
        from completed_task as newest
        where newest.evaluation_id = $evaluation_id
        qualify
            row_number() over (
                partition by newest.municipality, newest.words order by newest.completed_on desc, newest.task_key
            ) <= $at_most
    )
