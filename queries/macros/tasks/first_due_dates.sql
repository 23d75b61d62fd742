-- The due date that each task had when an export first gave it one: what a deadline has slipped from.
-- Only exports from the day or before count. Reads every task of every export, so it is asked when tasks are evaluated.
create or replace macro first_due_dates(day) as table
select
    snapshot.municipality,
    task.task_key,
    arg_min(task.due_date, snapshot.as_of) as first_due_date
from klik.task
inner join snapshots_in_use() as snapshot using (snapshot_id)
where snapshot.as_of <= day and task.due_date is not null
group by snapshot.municipality, task.task_key;
