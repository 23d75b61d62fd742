-- Each time until a day that a task's deadline became another than the export had it before, of the municipalities that the
-- session may see. Of a task that had no deadline meanwhile, the last one that it had counts. from_no: as task_state.sql.
create or replace macro deadline_moves(day) as table
with dated as (
    select
        municipality,
        task_key,
        from_no,
        due_date as after,
        lag(due_date) over (partition by municipality, task_key order by from_no) as before
    from task_state
    where due_date is not null and in_scope(municipality)
)

select
    dated.municipality,
    dated.task_key,
    dated.from_no,
    export.as_of,
    dated.before,
    dated.after,
    dated.after - dated.before as days
from dated
inner join state_export as export on dated.municipality = export.municipality and dated.from_no = export.export_no
where dated.before <> dated.after and export.as_of <= day;
