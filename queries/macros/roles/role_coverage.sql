-- How each needed role of each project is covered on a filter's day: as role_coverage_on.sql has it, but that it is delvist,
-- too, where it will be vacant within the horizon. queries/role_cache/keep_coverage.sql fills the table.
create or replace table role_covered (
    evaluation_id bigint, municipality text, project text, role text, role_group text, position integer, themes text[],
    state text, persons text[], vacant_from date, is_suggestion boolean, because text[], coming text, coming_from date
);

create or replace macro role_coverage(chosen, horizon_days) as table
select
    * exclude (evaluation_id) replace (
        if(state = 'besat' and vacant_from <= chosen['as_of']::date + horizon_days::integer, 'delvist', state) as state,
        if(
            state = 'ubesat' or vacant_from <= chosen['as_of']::date + horizon_days::integer, vacant_from, null
        ) as vacant_from
    )
from role_covered
where
    evaluation_id = chosen['evaluation_id']
    and in_scope(municipality)
    and (len(chosen['municipalities']) = 0 or municipality = '' or list_contains(chosen['municipalities'], municipality))
    and (len(chosen['projects']) = 0 or list_contains(chosen['projects'], project));
