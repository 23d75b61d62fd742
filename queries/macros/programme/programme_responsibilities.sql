-- Who does what for a støttesystem, by the municipality itself, for a filter's day.
create or replace macro programme_responsibilities(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    coalesce(interpreted_text(content, 'component'), written_text(content, 'component')) as component,
    written_text(content, 'task') as task,
    coalesce(interpreted_text(content, 'role'), written_text(content, 'role')) as role,
    written_text(content, 'responsibility') as responsibility,
    interpreted_text(content, 'responsibility') as responsibility_choice
from programme_rows('responsibilities', chosen);
