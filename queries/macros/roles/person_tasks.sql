-- The open tasks of each person of a filter: a row for each task and person, whether responsible or executor of it, or
-- both. person: as the sheet *Personer* has the name.
create or replace macro person_tasks(chosen) as table
select distinct
    task.snapshot_municipality as municipality,
    meant.person,
    task.task_key,
    task.project,
    task.due_date
from (
    select *, unnest([responsible, executor]) as written
    from chosen_tasks(chosen)
    where is_open
) as task
inner join person_meant(chosen) as meant
    on task.written = meant.written and task.snapshot_municipality = meant.municipality;
