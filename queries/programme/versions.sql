-- Question:   What has been written in the programmappe, in every version of every row, old and removed ones too?
-- Parameters: none
-- Columns:    version_id, row_id, subject, removed, content (JSON), municipality (as the row says; '' where it says none),
--             owner (whose it is)
-- Order:      as they were written, then version_id
-- Used by:    programme/written_persons.py, programme/forget_person.py
select version_id, row_id, subject, removed, content, coalesce(municipality, '') as municipality, owner
from register_versions()
order by changed_at, version_id
