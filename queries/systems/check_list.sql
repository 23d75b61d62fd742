-- Question:   What has the it-miljø to fulfil before SAPA, KSD and KY, and how far is each?
-- Parameters: $filter  domain/filters.py: TaskFilter; its day, municipalities and projects
-- Columns:    requirement, project (null: none), check_state (as chosen, else as written; null: none), check_owner,
--             check_due (as written), note
-- Order:      what is not fulfilled first, by its due date; then the others, as the programmappe has them
-- Used by:    ui/systems.py
select requirement, project, coalesce(state_choice, state) as check_state, owner as check_owner, due as check_due, note
from programme_checks($filter)
where
    requirement is not null
    and (len($filter.projects) = 0 or list_contains($filter.projects, project))
order by
    state_code is not distinct from 'not_relevant',
    state_code is not distinct from 'fulfilled',
    state_code is distinct from 'failed',
    due_last nulls last,
    position,
    row_id
