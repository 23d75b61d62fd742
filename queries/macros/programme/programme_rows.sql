-- The rows of one subject of the programmappe for a filter's day, each with its project as KLIK names it.
-- What is not matched keeps its own name. Inside `content`, `known` holds what we made of the words: days,
-- catalogue names and numbers (dashboard/programme/interpret.py).
create or replace macro programme_rows(of_subject, chosen) as table
with names as (
    select owner, written, any_value(project) as project
    from matched_project
    where evaluation_id = chosen['evaluation_id']
    group by owner, written
)

select
    row.row_id,
    row.version_id,
    row.owner,
    row.position,
    row.content,
    row.content -> 'known' as known,
    coalesce(names.project, nullif(row.content ->> 'project', '')) as project
from register_rows(of_subject, chosen['as_of']) as row
left join names on (row.content ->> 'project') = names.written and row.owner = names.owner;
