-- Question:   Which webinars, network meetings and kommunedage are there, whom are they for, and when?
-- Parameters: $filter  domain/filters.py: TaskFilter: its day and støttesystemer
-- Columns:    held_on (as written: a date, or "primo september 2027"), hours, activity, audience, from_kombit, place,
--             component (the catalogue's name, else as written), our_roles, link, starts_first, starts_last (dates: the
--             day, or the period that vague words mean; null where we can't tell), is_ahead (not over on the as-of
--             date), row_id, changed_at (UTC)
-- Order:      those ahead first, the nearest first; then those whose day we can't tell; then those that are over, the
--             last first
-- Used by:    app_pages/interfaces.py, report.py, ui/interfaces.py
select
    starts as held_on, hours, title as activity, audience, from_kombit, place, component, our_roles, link,
    starts_first, starts_last, coalesce(starts_last >= $filter.as_of, true) as is_ahead, row_id, changed_at
from programme_activities($filter)
where
    len($filter.components) = 0
    or list_contains($filter.components::text[], component)
order by
    is_ahead desc,
    starts_first is null,
    if(is_ahead, starts_first, null),
    starts_first desc,
    hours,
    position,
    row_id
