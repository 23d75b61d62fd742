-- Which støttesystemer and snitflader users have given tasks by hand, as it was known on a day: the newest for each.
create or replace macro corrected_links(day) as table
select
    owner as municipality,
    task_key,
    row_id,
    version_id,
    changed_by,
    changed_at,
    components,
    interfaces
from programme_link_corrections(day)
qualify row_number() over (partition by owner, task_key order by changed_at desc, row_id desc) = 1;
