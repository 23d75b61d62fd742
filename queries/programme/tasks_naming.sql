-- Question:   How many of KLIK's tasks name a person, in all exports?
-- Parameters: $names  the person's name as the exports write it (texts)
--             $words  the same in small letters, to look for in other texts (texts)
-- Columns:    one row: tasks (a task in several exports is one), exports
-- Order:      a single row
-- Used by:    programme/forget_person.py
with named as (
    select snapshot.owner, task.task_key, task.snapshot_id
    from klik.task
    inner join snapshots_in_scope() as snapshot on task.snapshot_id = snapshot.snapshot_id
    where
        list_contains($names::text[], task.responsible)
        or list_contains($names::text[], task.executor)
        or len(list_filter(
            $words::text[],
            lambda word: contains(lower(concat_ws(' ', task.title, task.description, task.comment, task.extra)), word)
        )) > 0
)

select count(distinct (owner, task_key)) as tasks, count(distinct snapshot_id) as exports
from named
order by tasks
