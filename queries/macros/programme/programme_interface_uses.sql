-- Which projects are to use which snitflade and when, row by row of the programmappe, for a filter's day.
create or replace macro programme_interface_uses(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    coalesce(interpreted_text(content, 'interface'), written_text(content, 'interface')) as interface,
    project,
    written_text(content, 'when_used') as when_used,
    written_text(content, 'note') as note
from programme_rows('interface_uses', chosen);
