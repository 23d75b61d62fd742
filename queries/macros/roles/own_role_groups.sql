-- The groups that the municipality gives roles on the sheet *Rollebeskrivelser*, for a filter's day.
create or replace macro own_role_groups(chosen) as table
select municipality, role, arg_max(role_group_choice, changed_at) as role_group
from programme_role_texts(chosen)
where role is not null and role_group_choice is not null
group by municipality, role;
