-- Question:   Which names of projects has the programmappe, and which full names does it give them?
-- Parameters: $day  the as-of date (day)
-- Columns:    owner (municipality, '' where nobody said), written, full_name (null where there is none)
-- Order:      subject, then place in the sheet
-- Used by:    store/status_cache.py
select owner, written, full_name
from programme_project_names($day)
order by subject, position, row_id
