-- Who has more open tasks due in one month than others: a row for each person and month. KOMBIT sets no limit: the rule is
-- ours. All open tasks of the municipality count, whichever a filter leaves, since a person has them all.
-- most_tasks, times_median  overloaded: at least so many in the month, and more than so many times the median of those who
--                           have any due in it
-- month                     its first day; what is overdue counts in that of the as-of date
create or replace macro overloaded_persons(chosen, most_tasks, times_median) as table
with tasks_of_persons as (
    select distinct
        task.snapshot_municipality as municipality,
        meant.person,
        month_due(task.due_date, chosen['as_of']) as month,
        task.task_key
    from (
        select *, unnest([responsible, executor]) as written
        from task_status_for(chosen)
        where is_open and due_date is not null
    ) as task
    inner join person_meant(chosen) as meant
        on task.written = meant.written and task.snapshot_municipality = meant.municipality
),

counted as (
    select municipality, person, month, count(*) as tasks
    from tasks_of_persons
    group by municipality, person, month
)

select municipality, person, month, tasks
from counted
qualify
    tasks >= most_tasks::integer
    and tasks > times_median::integer * median(tasks) over (partition by municipality, month);
