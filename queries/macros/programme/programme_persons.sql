-- The people of the sheet *Personer*, for a filter's day.
create or replace macro programme_persons(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    written_text(content, 'name') as name,
    interpreted_text(content, 'name') as name_key,
    written_text(content, 'initials') as initials,
    written_text(content, 'unit') as unit,
    written_text(content, 'phone') as phone,
    written_text(content, 'mail') as mail
from programme_rows('persons', chosen);
