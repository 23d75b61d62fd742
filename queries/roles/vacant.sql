-- Question:   Which needed roles does nobody fill, and how many tasks does each put at risk?
-- Parameters: $filter        domain/filters.py: TaskFilter; its project and municipality choose roles, all of it tasks
--             $horizon_days  how far ahead a due date counts (number, default 240)
-- Columns:    role, project, tasks_at_risk, first_due (date, null without tasks), role_group, vacant_from (date, null where
--             nobody has had it), is_suggestion (the need follows by rule and nobody has confirmed it), because (list, in
--             Danish: why it is needed), municipality
-- Order:      most tasks first, then the earliest due, then as the gallery has the roles, then project
-- Used by:    ui/role_forms.py, ui/roles.py
with at_risk as (
    select municipality, role, project, count(*) as tasks, min(due_date) as first_due
    from tasks_at_risk($filter, $horizon_days)
    group by municipality, role, project
)

select
    vacant.role,
    vacant.project,
    coalesce(at_risk.tasks, 0) as tasks_at_risk,
    at_risk.first_due,
    vacant.role_group,
    vacant.vacant_from,
    vacant.is_suggestion,
    vacant.because,
    vacant.municipality
from role_coverage($filter, $horizon_days) as vacant
left join at_risk using (municipality, role, project)
where vacant.state = 'ubesat'
order by tasks_at_risk desc, at_risk.first_due nulls last, vacant.position nulls last, vacant.role, vacant.project
