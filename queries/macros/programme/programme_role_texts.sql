-- What the municipality itself says of a role, for a filter's day.
create or replace macro programme_role_texts(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    coalesce(interpreted_text(content, 'role'), written_text(content, 'role')) as role,
    written_text(content, 'role_group') as role_group,
    interpreted_text(content, 'role_group') as role_group_choice,
    written_text(content, 'themes') as themes,
    written_text(content, 'responsibility') as responsibility,
    written_text(content, 'tasks') as tasks,
    written_text(content, 'competences') as competences
from programme_rows('role_texts', chosen);
