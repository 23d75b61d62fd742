-- The open tasks of a filter that are due within the horizon, or overdue, and need a role that nobody fills.
-- horizon_days: how far ahead; a row for each task and role, with all reasons in Danish.
create or replace macro tasks_at_risk(chosen, horizon_days) as table
with vacant as (
    select municipality, project, role
    from role_coverage(chosen, horizon_days)
    where state = 'ubesat'
),

reasons as (
    select
        coupled.municipality, coupled.project, coupled.task_key, coupled.role,
        string_agg(distinct coupled.because, '. ' order by coupled.because) as because
    from role_couplings(chosen) as coupled
    semi join vacant
        on
            coupled.municipality = vacant.municipality
            and coupled.project = vacant.project
            and coupled.role = vacant.role
    where coupled.days_to_due <= horizon_days::integer
    group by coupled.municipality, coupled.project, coupled.task_key, coupled.role
)

select
    reasons.municipality, reasons.role, task.project, reasons.task_key, task.title, task.due_date, task.days_to_due,
    task.worst_light, task.responsible, task.executor, reasons.because
from reasons
inner join chosen_tasks(chosen) as task using (task_key);
