-- Question:   What has been written in one subject of the programmappe, the newest first?
-- Parameters: $subject  a name in domain/programme_schema.py (text, default projects)
--             $rows     how many at the most (number, default 100)
-- Columns:    changed_at (UTC), changed_by, origin, what ('ny', 'rettet' or 'fjernet'), content (JSON; of a removal, the
--             row as it was), before (JSON, null for a new row)
-- Order:      newest first, then version_id
-- Used by:    ui/programme/history.py
with versions as (
    select
        version_id,
        changed_at,
        changed_by,
        origin,
        removed,
        content,
        lag(content) over (partition by row_id order by changed_at, version_id) as before
    from register_versions()
    where subject = $subject
)

select
    changed_at,
    changed_by,
    origin,
    case when removed then 'fjernet' when before is null then 'ny' else 'rettet' end as what,
    if(removed, coalesce(before, content), content) as content,
    before
from versions
order by changed_at desc, version_id desc
limit $rows
