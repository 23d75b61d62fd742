-- The rows of one subject of the programmappe for a filter's day, each with its project as KLIK names it.
-- What is not matched keeps its own name. Inside `content`, `known` holds what we made of the words: days,
-- catalogue names and numbers (dashboard/programme.py).
create or replace macro programme_rows(of_subject, chosen) as table
select
    row_id,
    version_id,
    position,
    content,
    content -> 'known' as known,
    coalesce(project_known_as(content ->> 'project', chosen), nullif(content ->> 'project', '')) as project
from register_rows(of_subject, chosen['as_of']);
