-- Question:   What did the user last say that the columns of such a header row are?
-- Parameters: $fingerprint  of the header row
-- Columns:    mapping (JSON: our field names to headers), remembered_at (UTC)
-- Order:      newest first, one row at most
-- Used by:    store/snapshots.py: remembered_mapping, for imports/load.py, imports/correct.py
select
    mapping,
    remembered_at
from klik.remembered_mapping
where fingerprint = $fingerprint
order by remembered_at desc
limit 1
