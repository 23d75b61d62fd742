-- Which støttesystemer and snitflader users have given tasks by hand, as it was known on a day: the newest for each.
-- A correction that says no municipality belongs to the only one there is, as the file that its task came from does.
create or replace macro corrected_links(day) as table
with only_municipality as (
    select if(count(distinct municipality) = 1, any_value(municipality), '') as name
    from snapshots_in_use()
)

select
    coalesce(correction.municipality, only_municipality.name) as municipality,
    correction.task_key,
    correction.row_id,
    correction.version_id,
    correction.changed_by,
    correction.changed_at,
    correction.components,
    correction.interfaces
from programme_link_corrections(day) as correction
cross join only_municipality
qualify row_number() over (
    partition by coalesce(correction.municipality, only_municipality.name), correction.task_key
    order by correction.changed_at desc, correction.row_id desc
) = 1;
