-- Question:   How many roles does nobody fill, and how many tasks does that put at risk, soon and within the horizon?
-- Parameters: $filter        domain/filters.py: TaskFilter; its project and municipality choose roles, all of it tasks
--             $horizon_days  how far ahead a due date counts (number, default 240)
--             $soon_days     how far ahead "soon" is (number, default 31)
-- Columns:    one row: needed (roles that a project needs, counted once), vacant (those that nobody fills somewhere), partly
--             (those that are delvist somewhere), tasks
--             (at risk, counted once), overdue, soon (those of them that are past due, or due soon), staffed (rows on the sheet *Bemanding*)
-- Order:      a single row
-- Used by:    app_pages/roles.py, report.py, ui/presentation.py
with needed as (
    select
        count(distinct role) filter (where state <> 'ikke_relevant') as needed,
        count(distinct role) filter (where state = 'ubesat') as vacant,
        count(distinct role) filter (where state = 'delvist') as partly
    from role_coverage($filter, $horizon_days)
),

at_risk as (
    select
        count(distinct task_key) as tasks,
        count(distinct task_key) filter (where days_to_due < 0) as overdue,
        count(distinct task_key) filter (where days_to_due between 0 and $soon_days::integer) as soon
    from tasks_at_risk($filter, $horizon_days)
),

staffed as (
    select count(*) as staffed
    from role_staffing($filter)
    where is_written
)

select needed.needed, needed.vacant, needed.partly, at_risk.tasks, at_risk.overdue, at_risk.soon, staffed.staffed
from needed
cross join at_risk
cross join staffed
order by needed.needed
