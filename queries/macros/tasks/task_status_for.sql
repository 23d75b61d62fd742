-- The judged tasks of a filter's day, as store/status_cache.py keeps them: worked out once for each day that is asked
-- about, since judging is most of what a question costs, and a click in a filter changes none of it.
-- edition: which state of the database they were judged on; the store adds it to every filter.
create or replace table judgement as
select *, 0::bigint as edition, 0::integer as judged_with
from evaluated_tasks(date '2000-01-01', 0)
limit 0;

create or replace table judgement_day (judged_on date, judged_with integer, edition bigint);

create or replace macro task_status_for(chosen) as table
select * exclude (edition, judged_with)
from judgement
where
    judged_on = chosen['as_of']
    and judged_with = chosen['warning_days']
    and edition = chosen['edition'];
