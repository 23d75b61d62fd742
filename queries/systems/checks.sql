-- Question:   How far is the check of the it-miljø before SAPA, KSD and KY?
-- Parameters: $filter  domain/filters.py: TaskFilter; its day, municipalities and projects
-- Columns:    one row: checks (those that are relevant), fulfilled, failed (not fulfilled), late (neither fulfilled nor
--             failed, and due before the as-of date), nobody (not fulfilled, and without an owner)
-- Order:      a single row
-- Used by:    ui/systems.py
with checks as (
    select coalesce(state_code, '') as state, owner, due_last as due
    from programme_checks($filter)
    where
        requirement is not null
        and state_code is distinct from 'not_relevant'
        and (len($filter.projects) = 0 or list_contains($filter.projects, project))
)

select
    count(*) as checks,
    count(*) filter (where state = 'fulfilled') as fulfilled,
    count(*) filter (where state = 'failed') as failed,
    count(*) filter (where state not in ('fulfilled', 'failed') and due < $filter.as_of) as late,
    count(*) filter (where state <> 'fulfilled' and owner is null) as nobody
from checks
order by checks
