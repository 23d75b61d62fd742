-- Which støttesystemer and snitflader users have given tasks by hand, as it was known on a day.
create or replace macro programme_link_corrections(day) as table
select
    owner,
    row_id,
    version_id,
    changed_by,
    changed_at,
    written_text(content, 'task_key') as task_key,
    written_text(content, 'municipality') as municipality,
    interpreted_list(content, 'components') as components,
    interpreted_list(content, 'interfaces') as interfaces
from register_rows('link_corrections', day);
