-- Question:   In which runs of some new exports did nothing of a task change? The last export before them counts, too.
-- Parameters: $municipality  whose
--             $first         the number of the first of them (number)
--             $last          the number of the last of them (number)
-- Columns:    none
-- Order:      by task
-- Used by:    store/history_cache.py
create or replace table state_run as
with seen as materialized (
    select * from newest_states($municipality, $first - 1)
    union all
    select * from states_of($municipality, $first, $last)
),

-- A number of 64 bits stands for all that may change: that two states share one is next to impossible.
told as (
    select
        task_key,
        export_no,
        hash(
            worst_light, light, status, due_date, responsible, executor, project, theme, components, interfaces
        ) as what
    from seen
),

edges as (
    select
        task_key,
        export_no,
        lag(export_no) over each_task is distinct from export_no - 1 or lag(what) over each_task <> what as begins,
        lead(export_no) over each_task is distinct from export_no + 1 or lead(what) over each_task <> what as ends
    from told
    window each_task as (partition by task_key order by export_no)
),

runs as (
    select
        task_key,
        export_no,
        begins,
        if(ends, export_no, lead(export_no) over (partition by task_key order by export_no)) as last_no
    from edges
    where begins or ends
)

select seen.task_key, seen.export_no as from_no, seen.* exclude (task_key, export_no), runs.last_no
from runs
inner join seen using (task_key, export_no)
where runs.begins
order by seen.task_key
