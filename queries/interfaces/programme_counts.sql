-- Question:   How many rows has the programmappe of what the page shows, whatever the day?
-- Parameters: none
-- Columns:    subject, rows
-- Order:      subject
-- Used by:    app_pages/interfaces.py
with newest as (
    select subject, removed
    from register_versions()
    where subject in ('interface_uses', 'attention', 'activities')
    qualify row_number() over (partition by row_id order by changed_at desc, version_id desc) = 1
)

select subject, count(*) as rows
from newest
where not removed
group by subject
order by subject
