-- The tasks of a filter's day that have sisters, with how those went, and when the work must begin at the latest, if it is to be
-- allowed to last as long as the longest of them.
-- queries/memory_cache/keep_remembered.sql fills the table.
--
-- n, shortest, middle, longest  how many sisters, and their days from planned start to completed; middle is one of them
-- delayed, red   how many sisters were completed after their first deadline, and how many stood red in KLIK in an export
-- projects       of the sisters
-- is_under_way   reported as in progress
-- start_by       the deadline less the longest; null without a deadline
-- days_short     how many days the work must begin before it is planned to, or before today where it ought to have begun
--                and hasn't; negative: there is time
create or replace table remembered_task (
    evaluation_id bigint, municipality text, task_key text,
    n bigint, shortest bigint, middle bigint, longest bigint, delayed bigint, red bigint, projects text[]
);

create or replace macro remembered_tasks(chosen) as table
select
    task.task_key, task.title, task.project, task.worst_light, task.executor, task.start_date, task.due_date,
    memory.n, memory.shortest, memory.middle, memory.longest, memory.delayed, memory.red,
    memory.projects,
    coalesce(task.status_code = 'in_progress', false) as is_under_way,
    task.due_date - memory.longest::integer as start_by,
    if(is_under_way, task.start_date, greatest(task.start_date, task.evaluated_on)) - start_by as days_short
from task_status_for(chosen) as task
inner join remembered_task as memory
    on task.task_key = memory.task_key and memory.evaluation_id = chosen['evaluation_id'];
