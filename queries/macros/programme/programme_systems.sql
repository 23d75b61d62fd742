-- The municipality's own systems, by the programmappe, for a filter's day. `replaced_by` as KLIK names the project.
create or replace macro programme_systems(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    written_text(content, 'system') as system,
    interpreted_text(content, 'system') as system_key,
    written_text(content, 'supplier') as supplier,
    written_text(content, 'owner') as owner,
    interpreted_list(content, 'interfaces') as interfaces,
    replacing_project as replaced_by,
    written_text(content, 'note') as note
from programme_rows('systems', chosen);
