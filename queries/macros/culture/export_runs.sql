-- Since which export a task has stood as it stands now, as it was known on a filter's day: what its municipality writes of
-- it (unchanged_since), whether KLIK's light is yellow or red or it can't be reached (lit_since), and whether a person is
-- missing (missing_since). The latter two hold only where that is so in the newest export. Lights aren't compared: KLIK
-- turns them as days go by.
create or replace macro export_runs(chosen) as table
with seen as (
    select
        snapshot.municipality || '|' || task.task_key as task_key,
        snapshot.as_of,
        row(
            task.status, task.due_date, task.completed_date, task.updated_date, task.responsible, task.executor,
            task.comment
        ) as written,
        coalesce(task.light in ('yellow', 'red'), false) or coalesce(task.status_code = 'impossible', false) as is_lit,
        task.responsible is null or task.executor is null as is_missing
    from klik.task
    inner join snapshots_in_use() as snapshot using (snapshot_id)
    where snapshot.as_of <= chosen['as_of']::date
),

compared as (
    select
        *,
        written is distinct from lag(written) over by_day as has_changed,
        is_lit is distinct from lag(is_lit) over by_day as has_turned,
        is_missing is distinct from lag(is_missing) over by_day as has_been_staffed
    from seen
    window by_day as (partition by task_key order by as_of)
)

select
    task_key,
    max(as_of) filter (where has_changed) as unchanged_since,
    max(as_of) filter (where has_turned) as lit_since,
    max(as_of) filter (where has_been_staffed) as missing_since
from compared
group by task_key;
