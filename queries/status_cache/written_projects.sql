-- Question:   Which names of projects has the programmappe, and which full names does it give them?
-- Parameters: $day  the as-of date
-- Columns:    owner (municipality, '' where nobody said), written, full_name (null where there is none)
-- Order:      subject, then place in the sheet
-- Used by:    store/status_cache.py
select
    owner,
    unnest([content ->> 'project', content ->> 'replaced_by']) as written,
    if(subject = 'projects', content ->> 'full_name', null) as full_name
from register_rows(null, $day)
order by subject, position, row_id
