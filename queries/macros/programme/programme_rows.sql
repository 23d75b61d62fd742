-- The rows of one subject of the programmappe for a filter's day, each with its project as KLIK names it; what is not
-- matched keeps its own name. store/status_cache.py keeps them with the day's evaluation. Its content is picked apart by the subject's own macro: programme_projects and the others.
--
-- In those, a column of the subject has its own name in domain/programme_schema.py. By its kind it is:
-- project, component, interface   as KLIK or the catalogue names it, else as written
-- components, interfaces          a list of the catalogue's names
-- date                            as written; <name>_first and <name>_last are the days that the words mean
-- choice                          as written; <name>_choice is as the list spells it, null where it isn't on the list
-- system, person                  as written; <name>_key is what two spellings of it have in common
-- role                            as the gallery names it, else as written
-- share                           as written; <name>_percent is the number
create or replace table programme_row (
    evaluation_id bigint,
    municipality text,        -- whose row it is; '' where nobody said
    subject text,
    row_id text,
    version_id text,
    position double,
    changed_at timestamp,
    content text,
    project text,             -- as KLIK names it, else as written
    replacing_project text    -- of a system: the one that replaces it, as KLIK names it, else as written
);

create or replace macro programme_rows(of_subject, chosen) as table
select row_id, version_id, municipality, position, changed_at, content, project, replacing_project
from programme_row
where
    evaluation_id = chosen['evaluation_id']
    and subject = of_subject
    and in_scope(municipality)
    -- A row that says no municipality is everybody's.
    and (
        len(chosen['municipalities']) = 0
        or municipality = ''
        or list_contains(chosen['municipalities'], municipality)
    );
