-- Which roles the municipality says are needed, or not relevant, and where, for a filter's day.
create or replace macro programme_role_needs(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    coalesce(interpreted_text(content, 'role'), written_text(content, 'role')) as role,
    project,
    coalesce(interpreted_text(content, 'component'), written_text(content, 'component')) as component,
    written_text(content, 'need') as need,
    interpreted_text(content, 'need') as need_choice,
    written_text(content, 'note') as note
from programme_rows('role_needs', chosen);
