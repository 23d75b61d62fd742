-- Question:   What did these versions of rows of the programmappe say?
-- Parameters: $version_ids  list (texts)
-- Columns:    version_id, content (JSON)
-- Order:      version_id
-- Used by:    store/register.py
select version_id, content
from register_versions()
where list_contains($version_ids::text[], version_id)
order by version_id
