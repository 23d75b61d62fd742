-- Which støttesystemer and snitflader users have given tasks by hand, as it was known on a day: the newest for each.
-- A correction that says no municipality belongs to the only one there is, as the file that its task came from does.
create or replace macro corrected_links(day) as table
with only_municipality as (
    select if(count(distinct municipality) = 1, any_value(municipality), '') as name
    from snapshots_in_use()
)

select
    coalesce(nullif(content ->> 'municipality', ''), only_municipality.name) as municipality,
    content ->> 'task_key' as task_key,
    row_id,
    version_id,
    changed_by,
    changed_at,
    coalesce((content -> 'known' -> 'components')::text[], []) as components,
    coalesce((content -> 'known' -> 'interfaces')::text[], []) as interfaces
from register_rows('link_corrections', day)
cross join only_municipality
qualify row_number() over (
    partition by coalesce(nullif(content ->> 'municipality', ''), only_municipality.name), content ->> 'task_key'
    order by changed_at desc, row_id desc
) = 1;
