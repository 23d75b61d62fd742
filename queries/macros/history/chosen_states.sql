-- The states (task_state.sql) that a filter leaves, of the exports until its day, of the municipalities that the session may
-- see. Only the filters on what an export says of a task itself count: municipality, project, støttesystem, snitflade, theme,
-- person, and what it lacks; not its light, its deadline, words or a ready view. Corrected links count as on the filter's day.
create or replace macro chosen_states(chosen) as table
select state.* exclude (components, interfaces)
from task_state as state
left join corrected_links(chosen['as_of']::date) as correction
    on
        state.municipality = correction.municipality
        and state.task_key = correction.municipality || '|' || correction.task_key
where
    in_scope(state.municipality)
    and (len(chosen['municipalities']) = 0 or list_contains(chosen['municipalities'], state.municipality))
    and (len(chosen['projects']) = 0 or list_contains(chosen['projects'], project_or_none(state.project)))
    and (
        len(chosen['components']) = 0
        or list_has_any(chosen['components'], components_or_none(coalesce(correction.components, state.components)))
    )
    and (
        len(chosen['interfaces']) = 0
        or list_has_any(chosen['interfaces'], coalesce(correction.interfaces, state.interfaces))
    )
    and (len(chosen['themes']) = 0 or list_contains(chosen['themes'], state.theme))
    and (
        len(chosen['persons']) = 0
        or list_contains(chosen['persons'], state.responsible)
        or list_contains(chosen['persons'], state.executor)
    )
    and (not list_contains(chosen['lacks'], 'responsible') or state.responsible is null)
    and (not list_contains(chosen['lacks'], 'executor') or state.executor is null);
