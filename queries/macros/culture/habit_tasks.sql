-- All habits of a good KLIK-kultur together: a row for each habit and task that it is about. The habits' codes, names and
-- thresholds: domain/culture.py.
create or replace macro habit_tasks(
    chosen, grace_days, horizon_days, most_tasks, times_median, still_days, near_days, doubt_days
) as table
select 1 as position, 'persons_set' as habit, *
from persons_set(chosen, grace_days)
union all
select 2 as position, 'right_person' as habit, *
from right_person(chosen, horizon_days, most_tasks, times_median)
union all
select 3 as position, 'status_up_to_date' as habit, *
from status_up_to_date(chosen, grace_days, still_days, near_days)
union all
select 4 as position, 'contact_taken' as habit, *
from contact_taken(chosen, doubt_days);
