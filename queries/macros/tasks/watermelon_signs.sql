-- KLIK's light beside the evidence: the open tasks of a filter's day that are watermelons (evaluated_tasks.sql: deviation), or that
-- KLIK shows as green or grey, with each sign that they stand worse, in Danish. The first sign is the one that makes a
-- watermelon; the others are ours alone, and override nothing.
-- still_days    for how long nothing has been written of a task that has begun
-- soon_days     how many days before its start a task should have an udfører
-- horizon_days  how far ahead a deadline counts where nobody has a role that the task needs
create or replace macro watermelon_signs(chosen, still_days, soon_days, horizon_days) as table
with shown as (
    select *
    from task_status_for(chosen)
    where is_open and (is_watermelon(deviation) or light in ('green', 'grey'))
),

-- Where the sheet *Bemanding* has no rows, nobody knows who fills a role.
vacant as (
    select coupled.task_key, list_sort(list(distinct coupled.role)) as roles
    from role_couplings(chosen) as coupled
    semi join (from role_coverage(chosen, 0) where state = 'ubesat') as covered
        on
            coupled.municipality = covered.municipality
            and coupled.project = covered.project
            and coupled.role = covered.role
    semi join (from role_staffing(chosen) where is_written) as staffed
        on staffed.municipality in ('', coupled.municipality)
    where coupled.days_to_due <= horizon_days::integer
    group by coupled.task_key
)

select
    shown.task_key, shown.light, shown.title, shown.project, shown.worst_light, shown.days_to_due,
    coalesce(is_watermelon(shown.deviation), false) as is_watermelon,
    list_filter(
        [
            case when is_watermelon then shown.deviation_in_words end,
            case
                when shown.has_begun and shown.exported_on - run.unchanged_since >= still_days::integer
                then 'Uændret siden eksporten ' || strftime(run.unchanged_since, '%d.%m.%Y')
            end,
            case
                when shown.lacks_executor and not shown.has_begun
                    and shown.start_date <= chosen['as_of']::date + soon_days::integer
                then 'Starter ' || strftime(shown.start_date, '%d.%m.%Y') || ' uden udfører'
            end,
            'Ubesat rolle: ' || array_to_string(vacant.roles, ', '),
            case
                when shown.slip_days > 0
                then
                    'Fristen er flyttet ' || if(shown.slip_days = 1, '1 dag', shown.slip_days || ' dage')
                    || ' siden den første eksport'
            end,
            case
                when memory.red > 0
                then
                    memory.red || ' af ' || memory.n
                    || if(memory.n = 1, ' søsteropgave', ' søsteropgaver') || if(memory.red = 1, ' stod rød i KLIK', ' stod røde i KLIK')
            end
        ],
        lambda sign: sign is not null
    ) as because
from shown
left join export_runs(chosen) as run using (task_key)
left join vacant using (task_key)
left join remembered_task as memory
    on shown.task_key = memory.task_key and memory.evaluation_id = chosen['evaluation_id'];
