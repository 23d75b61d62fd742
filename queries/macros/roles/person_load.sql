-- How many open tasks of a filter each person has due in each month up to the horizon. horizon_days: how far ahead a due
-- date counts; what is overdue counts in the month of the as-of date.
create or replace macro person_load(chosen, horizon_days) as table
select person, month_due(due_date, chosen['as_of']) as month, count(*) as open_tasks
from person_tasks(chosen)
where due_date <= chosen['as_of']::date + horizon_days::integer
group by person, month;
