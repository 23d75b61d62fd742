-- Question:   What are the figures that the page's sentences are made of?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $until   the first day past the time that is looked at (day, default span.until)
-- Columns:    one row: tasks, open_tasks, and of these: ahead (due before $until), projects (how many projects these lie
--             in), overdue, later (due on $until or after), undated
-- Order:      a single row
-- Used by:    app_pages/timeline.py
select
    count(*) as tasks,
    count(*) filter (where is_open) as open_tasks,
    count(*) filter (where is_open and days_to_due >= 0 and due_date < $until::date) as ahead,
    count(distinct project) filter (where is_open and days_to_due >= 0 and due_date < $until::date) as projects,
    count(*) filter (where is_open and days_to_due < 0) as overdue,
    count(*) filter (where is_open and due_date >= $until::date) as later,
    count(*) filter (where is_open and due_date is null) as undated
from chosen_tasks($filter)
order by tasks
