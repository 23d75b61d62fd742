-- Question:   How many rows has each subject of the programmappe now, and who changed it last?
-- Parameters: none
-- Columns:    subject (a name in domain/programme_schema.py), rows, changed_at (UTC), changed_by (of its last change)
-- Order:      subject
-- Used by:    app_pages/programme.py, ui/exports/deletion_dialogs.py
with newest as (
    select *
    from register_versions()
    qualify row_number() over (partition by row_id order by changed_at desc, version_id desc) = 1
)

select
    subject,
    count(*) filter (where not removed) as rows,
    max(changed_at) as changed_at,
    arg_max(changed_by, changed_at) as changed_by
from newest
group by subject
order by subject
