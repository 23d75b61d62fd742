-- Which støttesystemer and snitflader users have given tasks by hand, as it was known on a day: the newest for each.
create or replace macro corrected_links(day) as table
select
    owner as municipality,
    content ->> 'task_key' as task_key,
    row_id,
    version_id,
    changed_by,
    changed_at,
    coalesce((content -> 'known' -> 'components')::text[], []) as components,
    coalesce((content -> 'known' -> 'interfaces')::text[], []) as interfaces
from register_rows('link_corrections', day)
qualify row_number() over (
    partition by owner, content ->> 'task_key'
    order by changed_at desc, row_id desc
) = 1;
