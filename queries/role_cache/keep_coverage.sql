-- Question:   How is each needed role of an evaluation covered on its day? Kept with the evaluation.
-- Parameters: $evaluation_id  the evaluation's number (number)
--             $day            the as-of date (day)
-- Columns:    none
-- Order:      municipality, project, role
-- Used by:    store/role_cache.py
insert into role_covered by name
select
    $evaluation_id as evaluation_id, municipality, project, role, role_group, position, themes, state, persons,
    vacant_from, is_suggestion, because, coming, coming_from
from role_coverage_on(
    {'evaluation_id': $evaluation_id, 'as_of': $day, 'municipalities': []::text[], 'projects': []::text[]},
    [$day::date]
)
order by municipality, project, role
