-- The project of KLIK's that a name in the programmappe means, for a filter's day: it may say "Projekt KSD" of "KSD".
-- Null where it means none. store/status_cache.py fills the table for each judged day, by domain/project_names.py.
create or replace table known_project (
    judged_on date, judged_with integer, edition bigint, written text, known text
);

create or replace macro project_known_as(name, chosen) as (
    select any_value(known_project.known)
    from known_project
    where
        known_project.written = name
        and known_project.judged_on = chosen['as_of']
        and known_project.judged_with = chosen['warning_days']
        and known_project.edition = chosen['edition']
);
