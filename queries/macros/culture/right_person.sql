-- The second habit: the right person is allocated. The open tasks of a filter that are due within the horizon, or overdue,
-- and of which we know a person or a role; whether each needs a role that nobody fills, or lies with somebody overloaded.
-- horizon_days              how far ahead a due date counts
-- most_tasks, times_median  who is overloaded: overloaded_persons.sql
-- Where the sheet *Bemanding* has no rows, nobody knows who fills a role: the habit isn't measured.
create or replace macro right_person(chosen, horizon_days, most_tasks, times_median) as table
with task as (
    select
        task_key, snapshot_municipality as municipality, project, title, due_date, days_to_due, worst_light, exported_on,
        responsible, executor, month_due(due_date, chosen['as_of']) as month
    from chosen_tasks(chosen)
    where is_open and days_to_due <= horizon_days::integer
),

vacant as (
    select municipality, project, role
    from role_coverage(chosen, 0)
    where state = 'ubesat'
),

needed as (
    select
        coupled.task_key,
        string_agg(distinct vacant.role, ', ' order by vacant.role) as vacant_roles
    from role_couplings(chosen) as coupled
    left join vacant
        on
            coupled.municipality = vacant.municipality
            and coupled.project = vacant.project
            and coupled.role = vacant.role
    semi join (from role_needs(chosen) where is_relevant) as need
        on
            coupled.municipality = need.municipality
            and coupled.project = need.project
            and coupled.role = need.role
    group by coupled.task_key
),

laden as (
    select
        seat.task_key,
        string_agg(
            seat.seat || ' har ' || busy.tasks || ' åbne opgaver med frist i ' || month_in_words(busy.month),
            '. ' order by seat.seat
        ) as in_words
    from (
        select
            task_key, municipality, month,
            unnest([responsible, executor]) as written, unnest(['Den ansvarlige', 'Udføreren']) as seat
        from task
    ) as seat
    inner join person_meant(chosen) as meant
        on seat.written = meant.written and seat.municipality = meant.municipality
    inner join overloaded_persons(chosen, most_tasks, times_median) as busy
        on meant.person = busy.person and seat.municipality = busy.municipality and seat.month = busy.month
    group by seat.task_key
)

select
    task.task_key, task.municipality, project_or_none(task.project) as project, task.title, task.due_date,
    task.days_to_due, task.worst_light, task.exported_on,
    needed.vacant_roles is not null or laden.in_words is not null as breaks,
    nullif(concat_ws('. ', 'Ubesat rolle: ' || needed.vacant_roles, laden.in_words), '') as because
from task
left join needed using (task_key)
left join laden using (task_key)
semi join (select distinct municipality from role_staffing(chosen) where is_written) as staffed
    on staffed.municipality in ('', task.municipality)
where needed.task_key is not null or task.responsible is not null or task.executor is not null;
