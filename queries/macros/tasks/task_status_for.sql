-- The evaluated tasks of a filter's day, of the municipalities that the session may see. store/status_cache.py
-- evaluates a day once and keeps it, since evaluating is most of what a question costs, and a click in a filter
-- changes none of it; it adds the evaluation's number to every filter.
create or replace table task_status as
select *, 0::bigint as evaluation_id
from evaluated_tasks(date '2000-01-01', 0)
limit 0;

create or replace table evaluation (evaluation_id bigint, as_of date, warning_days integer, generation text);

create or replace macro task_status_for(chosen) as table
select * exclude (evaluation_id)
from task_status
where evaluation_id = chosen['evaluation_id'] and in_scope(snapshot_municipality);
