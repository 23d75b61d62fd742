-- The rows of one subject of the programmappe (null: of all) as they were known on a day: the newest version that counted by then.
-- From the newest export's day on all that is written counts: an export is often a few days older than what we know.
create or replace macro register_rows(of_subject, day) as table
with counted as (
    select *
    from register_versions()
    where
        (of_subject is null or subject = of_subject)
        and (valid_from <= day or coalesce(day >= newest_export_day(), true))
),

newest as (
    select *
    from counted
    qualify row_number() over (partition by row_id order by changed_at desc, version_id desc) = 1
)

select
    subject,
    row_id,
    version_id,
    owner,
    position,
    content,
    valid_from,
    changed_at,
    changed_by,
    origin
from newest
where not removed;
