-- Question:   Which role is covered in which project, by whom, and from when is it vacant?
-- Parameters: $filter        domain/filters.py: TaskFilter; of it count day, municipality and project
--             $horizon_days  how far ahead a coming vacancy counts (number, default 240)
-- Columns:    role, role_group, project, state (besat, delvist, ubesat, ikke_relevant: macros/roles/role_coverage.sql),
--             persons (list), vacant_from (date, null where that isn't known), is_suggestion (the need follows by rule and
--             nobody has confirmed it), because (list, in Danish), themes (list), coming,
--             coming_from (who has an ubesat role next, and from when), municipality
-- Order:      as the gallery has the roles, own ones last, then project
-- Used by:    ui/roles.py
select role, role_group, project, state, persons, vacant_from, is_suggestion, because, themes, coming, coming_from, municipality
from role_coverage($filter, $horizon_days)
order by position nulls last, role, project, municipality
