-- Question:   How many open tasks has each person due in each month ahead?
-- Parameters: $filter        domain/filters.py: TaskFilter
--             $horizon_days  how far ahead a due date counts (number, default 240)
-- Columns:    person (as the sheet *Personer* has the name), month (its first day; what is overdue counts in that of the
--             as-of date), open_tasks (as responsible or executor, each counted once)
-- Order:      person, then month
-- Used by:    ui/roles.py
select person, month, open_tasks
from person_load($filter, $horizon_days)
order by person, month
