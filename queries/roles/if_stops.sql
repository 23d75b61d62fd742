-- Question:   What falls if this person stops?
-- Parameters: $filter        domain/filters.py: TaskFilter; of it count day, municipality and project
--             $person        as the sheet *Personer* has the name, else as KLIK has it
--             $horizon_days  how far ahead a due date counts (number, default 240)
-- Columns:    role (null: the tasks that have the person's name), project, others (list: who else fills the role that day),
--             tasks (open, due within the horizon or overdue: those that need the role, or have the name)
-- Order:      roles that nobody else fills first, then most tasks, then role and project
-- Used by:    ui/roles.py
with coupled as (
    select role, project, municipality, count(distinct task_key) as tasks
    from role_couplings($filter)
    where days_to_due <= $horizon_days::integer
    group by role, project, municipality
),

filled as (
    select
        covered.role, covered.project, list_filter(covered.persons, lambda each: each <> $person) as others,
        coalesce(coupled.tasks, 0) as tasks
    from role_coverage($filter, $horizon_days) as covered
    left join coupled using (role, project, municipality)
    where list_contains(covered.persons, $person)
),

named as (
    select null::text as role, project, []::text[] as others, count(*) as tasks
    from person_tasks($filter)
    where person = $person and due_date <= $filter.as_of::date + $horizon_days::integer
    group by project
)

select role, project, others, tasks
from (from filled union all from named)
order by role is null, len(others) > 0, tasks desc, role, project
