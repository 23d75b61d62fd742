-- Question:   What has happened to the tasks between two exports, in each way?
-- Parameters: $filter    domain/filters.py: TaskFilter
--             $previous  domain/filters.py: TaskFilter, the same choices on the day of the earlier export
-- Columns:    one row: added, gone, finished, postponed, turned_red, turned_yellow, advanced, reassigned, as
--             macros/tasks/changed_tasks.sql has them, and other_lists (how many municipalities' exports look like two
--             lists, so that none of their tasks count as added or gone)
-- Order:      a single row
-- Used by:    app_pages/changes.py, app_pages/overview.py, report.py, ui/presentation.py
with other_lists as (
    select count(distinct municipality) as municipalities
    from paired_tasks($filter, $previous)
    where is_other_list
)

select
    count(*) filter (where what = 'added') as added,
    count(*) filter (where what = 'gone') as gone,
    count(*) filter (where what = 'finished') as finished,
    count(*) filter (where what = 'postponed') as postponed,
    count(*) filter (where what = 'turned_red') as turned_red,
    count(*) filter (where what = 'turned_yellow') as turned_yellow,
    count(*) filter (where what = 'advanced') as advanced,
    count(*) filter (where what = 'reassigned') as reassigned,
    (select municipalities from other_lists) as other_lists
from changed_tasks($filter, $previous)
order by added
