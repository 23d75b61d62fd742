-- Question:   Which needed roles does nobody fill somewhere, and how many tasks does each put at risk, over all projects?
-- Parameters: $filter        domain/filters.py: TaskFilter; its project and municipality choose roles, all of it tasks
--             $horizon_days  how far ahead a due date counts (number, default 240)
-- Columns:    role, role_group, coming (list: who has it next, where, and from when, in Danish), tasks_at_risk (each counted
--             once), first_due (date, null without tasks), projects (list: where
--             nobody fills it), vacant_from (date: the latest of them, null where nobody has had it), is_suggestion (nobody
--             has confirmed the need anywhere)
-- Order:      most tasks first, then the earliest due, then as the gallery has the roles
-- Used by:    report.py, ui/presentation.py, ui/roles.py
with at_risk as (
    select role, count(distinct task_key) as tasks, min(due_date) as first_due
    from tasks_at_risk($filter, $horizon_days)
    group by role
),

vacant as (
    select
        role,
        role_group,
        position,
        list(distinct project order by project) as projects,
        list(
            coming || ' (' || project || ', fra ' || strftime(coming_from, '%d.%m.%Y') || ')'
            order by coming_from, project
        ) filter (where coming is not null) as coming,
        max(vacant_from) as vacant_from,
        bool_and(is_suggestion) as is_suggestion
    from role_coverage($filter, $horizon_days)
    where state = 'ubesat'
    group by role, role_group, position
)

select
    vacant.role,
    vacant.role_group,
    coalesce(vacant.coming, []) as coming,
    coalesce(at_risk.tasks, 0) as tasks_at_risk,
    at_risk.first_due,
    vacant.projects,
    vacant.vacant_from,
    vacant.is_suggestion
from vacant
left join at_risk using (role)
order by tasks_at_risk desc, at_risk.first_due nulls last, vacant.position nulls last, vacant.role
