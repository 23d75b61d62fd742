-- The month that a task weighs on: that of its due date, or of the as-of date where it is overdue. Its first day.
create or replace macro month_due(due_date, as_of) as
date_trunc('month', greatest(due_date, as_of::date))::date;
