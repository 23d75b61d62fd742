-- Which roles each project needs on a filter's day, and why: a row for each role, project and reason.
--
-- component      the støttesystem that needs the role; null where the project itself, a task or a row needs it
-- is_relevant    false where the sheet *Roller* says that the role isn't
-- is_suggestion  the need follows by rule, and nobody has confirmed it on the sheet
-- because        the reason in Danish
-- queries/role_cache/keep_needs.sql fills the table.
--
-- Of rows of the sheet that disagree, the one that says most of where it holds counts, then the newest.
create or replace table role_need (
    evaluation_id bigint, municipality text, project text, role text, component text, because text,
    is_relevant boolean, is_suggestion boolean
);

create or replace macro role_needs(chosen) as table
select * exclude (evaluation_id)
from role_need
where
    evaluation_id = chosen['evaluation_id']
    and in_scope(municipality)
    and (len(chosen['municipalities']) = 0 or municipality = '' or list_contains(chosen['municipalities'], municipality))
    and (len(chosen['projects']) = 0 or list_contains(chosen['projects'], project));
