-- The project of KLIK's that a name in the programmappe means, for a filter's day: it may say "Projekt KSD" of "KSD".
-- Null where it means none. store/status_cache.py fills the table for each evaluation, by domain/project_names.py.
create or replace table matched_project (evaluation_id bigint, owner text, written text, project text);

create or replace macro project_matched_to(name, name_owner, chosen) as (
    select any_value(matched_project.project)
    from matched_project
    where
        matched_project.written = name
        and matched_project.owner = name_owner
        and matched_project.evaluation_id = chosen['evaluation_id']
);
