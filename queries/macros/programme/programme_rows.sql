-- The rows of one subject of the programmappe for a filter's day, each with its project as KLIK names it.
-- What is not matched keeps its own name. Inside `content`, `known` holds what we made of the words: days,
-- catalogue names and numbers (dashboard/programme/merge.py).
create or replace macro programme_rows(of_subject, chosen) as table
with names as (
    select
        written,
        any_value(known) as known
    from known_project
    where
        judged_on = chosen['as_of']
        and judged_with = chosen['warning_days']
        and edition = chosen['edition']
    group by written
)

select
    row.row_id,
    row.version_id,
    row.position,
    row.content,
    row.content -> 'known' as known,
    coalesce(names.known, nullif(row.content ->> 'project', '')) as project
from register_rows(of_subject, chosen['as_of']) as row
left join names on (row.content ->> 'project') = names.written;
