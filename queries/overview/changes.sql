-- Question:   What has happened to the tasks since the export before?
-- Parameters: $filter    domain/filters.py: TaskFilter
--             $previous  domain/filters.py: TaskFilter, the same choices on the day of the export before
-- Columns:    one row: added (chosen now, and not in the export before; of municipalities that had one), gone (chosen
--             then, and not in the export now), finished, postponed (due later now), turned_red (by the worse of KLIK's
--             light and ours; these three: chosen now or then).
--             An export that looks like another list than the one before counts in neither of the first two
-- Order:      a single row
-- Used by:    report.py
select
    count(*) filter (where what = 'added') as added,
    count(*) filter (where what = 'gone') as gone,
    count(*) filter (where what = 'finished') as finished,
    count(*) filter (where what = 'postponed') as postponed,
    count(*) filter (where what = 'turned_red') as turned_red
from changed_tasks($filter, $previous)
order by added
