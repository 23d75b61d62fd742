-- Question:   Where does the last row of a subject stand? A new one comes after it.
-- Parameters: $subject  a subject of domain/programme_schema.py
-- Columns:    position (number; 0 without rows)
-- Order:      a single row
-- Used by:    ui/role_forms.py, ui/tasks/follow_up.py
select coalesce(max(position), 0) as position
from register_rows($subject, date '9999-12-31')
order by position
