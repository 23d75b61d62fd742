-- Question:   What is the newest version of each of these rows, removed ones too?
-- Parameters: $row_ids  list (texts)
-- Columns:    row_id, version_id, subject, position, content (JSON), changed_at (UTC), changed_by, removed, municipality
-- Order:      row_id
-- Used by:    store/register.py
select row_id, version_id, subject, position, content, changed_at, changed_by, removed, municipality
from register_versions()
where list_contains($row_ids::text[], row_id)
qualify row_number() over (partition by row_id order by changed_at desc, version_id desc) = 1
order by row_id
