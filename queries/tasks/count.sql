-- Question:   How many tasks does the filter leave, of how many?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    one row: chosen, all_tasks
-- Order:      a single row
-- Used by:    app_pages/culture.py, ui/filter_bar.py, ui/interfaces.py, ui/session.py
select
    (select count(*) from chosen_tasks($filter)) as chosen,
    (select count(*) from task_status_for($filter)) as all_tasks
order by chosen
