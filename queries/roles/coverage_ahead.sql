-- Question:   How will each needed role be covered in the months ahead?
-- Parameters: $filter        domain/filters.py: TaskFilter; of it count day, municipality and project
--             $months        how many months ahead (number, default 8)
--             $horizon_days  how far ahead of each day a coming vacancy counts (number, default 240)
-- Columns:    day (the as-of date, then the first of each month), role, project, state (besat, delvist, ubesat), persons (list), municipality
-- Order:      day, then role, project and municipality
-- Used by:    ui/roles.py
with days as (
    select list(day order by day) as days
    from (
        select $filter.as_of::date as day
        union
        select (date_trunc('month', $filter.as_of::date) + to_months(step::integer))::date as day
        from range(1, $months::integer + 1) as steps (step)
    )
)

select
    day,
    role,
    project,
    if(state = 'besat' and vacant_from <= day + $horizon_days::integer, 'delvist', state) as state,
    persons,
    municipality
from role_coverage_on($filter, (select days from days))
where state <> 'ikke_relevant'
order by day, role, project, municipality
