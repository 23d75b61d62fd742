-- What the municipality says of roles on the sheet *Rollebeskrivelser*, for a filter's day: a row for each role; null where it
-- says nothing. themes: a list.
create or replace macro own_role_texts(chosen) as table
select
    municipality,
    role,
    arg_max(role_group_choice, changed_at) as role_group,
    arg_max(list_transform(string_split(themes, ';'), lambda theme: trim(theme)), changed_at) as themes,
    arg_max(responsibility, changed_at) as responsibility,
    arg_max(tasks, changed_at) as tasks,
    arg_max(competences, changed_at) as competences
from programme_role_texts(chosen)
where role is not null
group by municipality, role;
