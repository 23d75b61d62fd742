-- Each name of a project that a municipality's programmappe writes, as it was known on a day, and in the sheet Projekter its full
-- name. Ordered as the programmappe is: subject, position, row_id.
create or replace macro programme_project_names(day) as table
with named as (
    select
        owner,
        unnest([written_text(content, 'project'), written_text(content, 'replaced_by')]) as written,
        if(subject = 'projects', written_text(content, 'full_name'), null) as full_name,
        subject,
        position,
        row_id
    from register_rows(null, day)
)

select owner, written, full_name, subject, position, row_id
from named
where written is not null;
