-- Which roles the open tasks of a filter's day need, and why: a row for each task, role and reason.
-- queries/role_cache/keep_couplings.sql fills the table.
--
-- municipality, project, task_key, due_date, days_to_due  of the task
-- through    how we know: role_column, component, interface, title (the title names the role)
-- component  the støttesystem that needs the role; null where it is needed for another reason
-- because    the reason in Danish
create or replace table role_coupling (
    evaluation_id bigint, municipality text, project text, task_key text, due_date date, days_to_due bigint,
    role text, through text, component text, because text
);

create or replace macro role_couplings(chosen) as table
select * exclude (evaluation_id)
from role_coupling
where
    evaluation_id = chosen['evaluation_id']
    and in_scope(municipality)
    and (len(chosen['municipalities']) = 0 or list_contains(chosen['municipalities'], municipality));
