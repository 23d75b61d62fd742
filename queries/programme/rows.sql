-- Question:   Which rows has the programmappe on a day?
-- Parameters: $subject  a name in domain/programme_schema.py; null: all subjects (text, default projects)
--             $day      the as-of date (day, default as-of date)
-- Columns:    subject, row_id, version_id, position, content (JSON), valid_from (date), changed_at (UTC), changed_by, origin
-- Order:      subject, position, then row_id
-- Used by:    store/register.py, ui/programme/editor.py
select subject, row_id, version_id, position, content, valid_from, changed_at, changed_by, origin
from register_rows($subject, $day::date)
order by subject, position, row_id
