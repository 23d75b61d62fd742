-- Question:   What are the figures that the page's sentences are made of?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    one row: tasks, red (by the worse of KLIK's light and ours), klik_red (of these red in KLIK), hidden_red
--             (of these with another light in KLIK; the rest have none), overdue, impossible, red_projects (how many
--             projects hold a red task), red_without_project, watermelons, due_soon, without_executor,
--             without_responsible (of the open tasks that have begun), needs_action (red or yellow)
-- Order:      a single row
-- Used by:    app_pages/overview.py, report.py, ui/presentation.py
select
    count(*) as tasks,
    count(*) filter (where is_red(worst_light)) as red,
    count(*) filter (where light = 'red') as klik_red,
    count(*) filter (where is_red(worst_light) and light <> 'red') as hidden_red,
    count(*) filter (where cause = 'overdue') as overdue,
    count(*) filter (where cause = 'impossible') as impossible,
    count(distinct project) filter (where is_red(worst_light)) as red_projects,
    count(*) filter (where is_red(worst_light) and project is null) as red_without_project,
    count(*) filter (where is_watermelon(deviation)) as watermelons,
    count(*) filter (where is_due_soon(is_open, days_to_due, $filter.warning_days)) as due_soon,
    count(*) filter (where has_begun_without(is_open, has_begun, lacks_executor)) as without_executor,
    count(*) filter (where has_begun_without(is_open, has_begun, lacks_responsible)) as without_responsible,
    count(*) filter (where needs_action(worst_light)) as needs_action
from chosen_tasks($filter)
order by tasks
