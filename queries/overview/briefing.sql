-- Question:   What are the figures that the page's sentences are made of?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    one row: tasks, red (as shown), hidden_red (red by the rules, but not as shown), overdue, impossible,
--             watermelons, due_soon, without_executor, without_responsible (of the open tasks that have begun),
--             red_projects (how many projects hold a red task), needs_action (red or yellow)
-- Order:      a single row
-- Used by:    app_pages/overview.py
select
    count(*) as tasks,
    count(*) filter (where shown_light = 'red') as red,
    count(*) filter (where shown_light <> 'red' and computed_light = 'red') as hidden_red,
    count(*) filter (where cause = 'overdue') as overdue,
    count(*) filter (where cause = 'impossible') as impossible,
    count(*) filter (where deviation = 'watermelon') as watermelons,
    count(*) filter (where is_open and days_to_due between 0 and $filter.warning_days) as due_soon,
    count(*) filter (where is_open and has_begun and lacks_executor) as without_executor,
    count(*) filter (where is_open and has_begun and lacks_responsible) as without_responsible,
    count(distinct project) filter (where worst_light = 'red') as red_projects,
    count(*) filter (where worst_light in ('red', 'yellow')) as needs_action
from chosen_tasks($filter)
order by tasks
