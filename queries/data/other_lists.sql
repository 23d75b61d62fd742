-- Question:   Which exports look like another list than the municipality's export before, and what was answered?
-- Parameters: none
-- Columns:    snapshot_id, as_of (date), municipality, file_name, content_hash, tasks, known (how many of them the
--             export before has, too), previous_as_of (date), previous_file_name, previous_hash, previous_tasks,
--             is_answered (whether a user said if it is the same list), is_same (the user said that it is)
-- Order:      newest first, then municipality
-- Used by:    store/list_answers.py
with paired as (
    select
        snapshot_id,
        as_of,
        municipality,
        file_name,
        content_hash,
        lag(snapshot_id) over earlier as previous_id,
        lag(as_of) over earlier as previous_as_of,
        lag(file_name) over earlier as previous_file_name,
        lag(content_hash) over earlier as previous_hash
    from snapshots_in_use()
    window earlier as (partition by municipality order by as_of)
),

counted as (
    select snapshot_id, count(distinct task_key) as tasks
    from klik.task
    group by snapshot_id
),

shared as (
    select paired.snapshot_id, count(distinct task.task_key) as known
    from paired
    inner join klik.task as task on task.snapshot_id = paired.snapshot_id
    semi join klik.task as before on before.snapshot_id = paired.previous_id and before.task_key = task.task_key
    group by paired.snapshot_id
)

select
    paired.snapshot_id,
    paired.as_of,
    paired.municipality,
    paired.file_name,
    paired.content_hash,
    now_counted.tasks,
    coalesce(shared.known, 0) as known,
    paired.previous_as_of,
    paired.previous_file_name,
    paired.previous_hash,
    then_counted.tasks as previous_tasks,
    answer.same_list is not null as is_answered,
    coalesce(answer.same_list, false) as is_same
from paired
inner join counted as now_counted on now_counted.snapshot_id = paired.snapshot_id
inner join counted as then_counted on then_counted.snapshot_id = paired.previous_id
left join shared on shared.snapshot_id = paired.snapshot_id
left join list_answers() as answer using (content_hash, previous_hash)
where looks_like_another_list(coalesce(shared.known, 0), now_counted.tasks, then_counted.tasks)
order by paired.as_of desc, paired.municipality
