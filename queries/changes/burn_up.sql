-- Question:   How many tasks had each light in each export until now?
-- Parameters: $filter  domain/filters.py: TaskFilter; of its choices, those that macros/history/chosen_states.sql names
-- Columns:    as_of (date of an export; only those on which every municipality had one), light (code of the worst light, as
--             each municipality's newest export showed it on its own day), tasks
-- Order:      as_of, then light: done, grey, green, unknown, yellow, red
-- Used by:    ui/changes.py
with states as (
    select municipality, worst_light, from_no, to_no
    from chosen_states($filter)
),

-- By how many a count grows or falls at an export.
steps as (
    select municipality, worst_light, from_no as export_no, count(*) as change
    from states
    group by municipality, worst_light, from_no
    union all
    select municipality, worst_light, to_no + 1 as export_no, -count(*) as change
    from states
    where to_no is not null
    group by municipality, worst_light, to_no
),

exports as (
    select municipality, export_no, as_of
    from exports_until($filter)
),

counts as (
    select export.municipality, export.export_no, step.worst_light, sum(step.change) as tasks
    from exports as export
    inner join steps as step on export.municipality = step.municipality and step.export_no <= export.export_no
    group by export.municipality, export.export_no, step.worst_light
),

days as (
    select distinct as_of
    from exports
    where as_of >= (select max(first_day) from (select min(as_of) as first_day from exports group by municipality))
),

newest as (
    select day.as_of, export.municipality, max(export.export_no) as export_no
    from days as day
    inner join exports as export on export.as_of <= day.as_of
    group by day.as_of, export.municipality
)

select newest.as_of, counts.worst_light as light, sum(counts.tasks)::bigint as tasks
from newest
inner join counts using (municipality, export_no)
where counts.tasks > 0
group by newest.as_of, counts.worst_light
order by newest.as_of, light_rank(counts.worst_light)
