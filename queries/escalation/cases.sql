-- Question:   Which eskalationer are there, and where does each of them stand?
-- Parameters: $filter  domain/filters.py: TaskFilter; a case whose task is gone from the newest export is asked for by
--                      municipality and project alone
-- Columns:    case_id, task_key, stage (code), opened_on, last_step_on, next_date, is_open, municipality, project, title,
--             days_since_step (negative: after the as-of date), is_overdue (its next date is past), task_state (gone,
--             solved; null: neither), worst_light (code; null: gone), due_date, executor, responsible, why
-- Order:      open ones first, then overdue ones, the earliest next date, the longest without a step, then case_id
-- Used by:    app_pages/escalation.py, ui/escalation.py
with in_export as (
    select task_key
    from chosen_tasks($filter)
)

select
    case_id, task_key, stage, opened_on, last_step_on, next_date, is_open, municipality, project, title,
    days_since_step, is_overdue, task_state, worst_light, due_date, executor, responsible, why
from escalation_cases($filter)
where
    case
        when task_state is distinct from 'gone' then task_key in (select task_key from in_export)
        else
            not asks_about_tasks($filter)
            and (len($filter.projects) = 0 or list_contains($filter.projects, project_or_none(project)))
    end
order by is_open desc, is_overdue desc, next_date nulls last, last_step_on, case_id
