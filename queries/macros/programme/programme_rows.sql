-- The rows of one subject of the programmappe for a filter's day, each with its project as KLIK names it; what is not
-- matched keeps its own name. Its content is picked apart by the subject's own macro: programme_projects and the others.
--
-- In those, a column of the subject has its own name in domain/programme_schema.py. By its kind it is:
-- project, component, interface   as KLIK or the catalogue names it, else as written
-- components, interfaces          a list of the catalogue's names
-- date                            as written; <name>_first and <name>_last are the days that the words mean
-- choice                          as written; <name>_choice is as the list spells it, null where it isn't on the list
-- system                          as written; <name>_key is what two spellings of it have in common
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
    row.changed_at,
    row.content,
    coalesce(names.known, written_text(row.content, 'project')) as project
from register_rows(of_subject, chosen['as_of']) as row
left join names on written_text(row.content, 'project') = names.written;
