-- Question:   Which webinars, network meetings and kommunedage are there, whom are they for, and when?
-- Parameters: $filter  domain/filters.py: TaskFilter: its day and støttesystemer
-- Columns:    held_on (as written: a date, or "primo september 2027"), hours, activity, audience, from_kombit, place,
--             component (the catalogue's name, else as written), our_roles, link, starts_first, starts_last (dates: the
--             day, or the period that vague words mean; null where we can't tell), is_ahead (not over on the as-of
--             date), row_id, changed_at (UTC)
-- Order:      those ahead first, the nearest first; then those whose day we can't tell; then those that are over, the
--             last first
-- Used by:    app_pages/interfaces.py, ui/interfaces.py
with written as (
    select
        content ->> 'starts' as held_on,
        content ->> 'hours' as hours,
        content ->> 'title' as activity,
        content ->> 'audience' as audience,
        content ->> 'from_kombit' as from_kombit,
        content ->> 'place' as place,
        coalesce(content -> 'known' ->> 'component', nullif(content ->> 'component', '')) as component,
        content ->> 'our_roles' as our_roles,
        nullif(content ->> 'link', '') as link,
        (content -> 'known' ->> 'starts_first')::date as starts_first,
        (content -> 'known' ->> 'starts_last')::date as starts_last,
        coalesce((content -> 'known' ->> 'starts_last')::date >= $filter.as_of, true) as is_ahead,
        row_id,
        changed_at,
        position
    from register_rows('activities', $filter.as_of)
)

select
    held_on, hours, activity, audience, from_kombit, place, component, our_roles, link, starts_first, starts_last,
    is_ahead, row_id, changed_at
from written
where
    len($filter.components) = 0
    or list_contains($filter.components::text[], component)
order by
    is_ahead desc,
    starts_first is null,
    if(is_ahead, starts_first, null),
    starts_first desc,
    hours,
    position
