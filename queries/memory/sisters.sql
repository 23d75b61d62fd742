-- Question:   Which completed tasks of other projects asked for the same as an open task, and how did they go?
-- Parameters: $filter    domain/filters.py: TaskFilter; only its as-of date and warning days count
--             $task_key  the task, as evaluated_tasks.sql names it; all: each that KLIK shows as grey or green
--                        (text, default all)
-- Columns:    task_key, sister_key, project, title (of the sister), days (from planned start to completed), delayed
--             (completed after its first deadline), planned_start, completed_on, exports (in how many it stood open
--             with a light of KLIK's), yellow, red (in how many of these so), unstaffed (in how many it had begun
--             without an udfører), vacant (list: roles that the task needs, and that nobody had in the sister's
--             project at some time between, after somebody had stopped)
-- Order:      task_key, then the longest first, then sister_key
-- Used by:    ui/tasks/sister_tasks.py
with asked as (
    select task_key, municipality, sister_key, project, title, days, is_delayed, planned_start, completed_on, exports,
        yellow, red, unstaffed
    from sisters($filter)
    where $task_key in ('all', task_key)
),

needed as (
    select distinct asked.task_key, asked.municipality, asked.sister_key, asked.project, asked.planned_start,
        asked.completed_on, coupled.role
    from asked
    inner join role_couplings($filter) as coupled using (task_key)
),

staffed as (
    select needed.task_key, needed.sister_key, needed.role, needed.planned_start, needed.completed_on,
        staffing.possible_from, staffing.possible_to
    from needed
    inner join role_staffing($filter) as staffing
        on
            lower(needed.role) = lower(staffing.role)
            and staffing.municipality in ('', needed.municipality)
            and (staffing.project is null or staffing.project = needed.project)
),

-- The day after somebody stopped, or the planned start where that was before: nobody may have the role then.
looked_at as (
    select distinct task_key, sister_key, role, greatest(planned_start, possible_to + 1) as day
    from staffed
    where possible_to < completed_on
),

vacant as (
    select looked_at.task_key, looked_at.sister_key, list_sort(list(distinct looked_at.role)) as roles
    from looked_at
    anti join staffed
        on
            looked_at.task_key = staffed.task_key
            and looked_at.sister_key = staffed.sister_key
            and looked_at.role = staffed.role
            and looked_at.day between staffed.possible_from and staffed.possible_to
    group by looked_at.task_key, looked_at.sister_key
)

select
    asked.task_key, asked.sister_key, asked.project, asked.title, asked.days, asked.is_delayed as delayed,
    asked.planned_start, asked.completed_on, asked.exports, asked.yellow, asked.red, asked.unstaffed,
    coalesce(vacant.roles, []) as vacant
from asked
left join vacant using (task_key, sister_key)
order by asked.task_key, asked.days desc, asked.sister_key
