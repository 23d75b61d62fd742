-- Question:   What has the it-miljø to fulfil before SAPA, KSD and KY, and how far is each?
-- Parameters: $filter  domain/filters.py: TaskFilter; its day and projects
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
    state_choice is not distinct from 'Ikke relevant',
    state_choice is not distinct from 'Opfyldt',
    state_choice is distinct from 'Ikke opfyldt',
    due_last nulls last,
    position,
    row_id
