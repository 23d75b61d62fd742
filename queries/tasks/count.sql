-- Question:   How many tasks does the filter leave, of how many?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    one row: chosen, municipalities (whose exports they are in), all_tasks
-- Order:      a single row
-- Used by:    app_pages/culture.py, ui/changes.py, ui/filter_bar.py, ui/interfaces.py, ui/session.py
select
    count(*) as chosen,
    count(distinct nullif(snapshot_municipality, '')) as municipalities,
    (select count(*) from task_status_for($filter)) as all_tasks
from chosen_tasks($filter)
order by chosen
