-- Question:   How does each project stand, and what does the programmappe say of it?
-- Parameters: $filter  domain/filters.py: TaskFilter
-- Columns:    project, worst_light (code, the worst of its open tasks; 'done' where none is open), has_tasks, red, yellow,
--             green, grey, done, unknown (tasks by worst light), open_tasks, next_deadline (date), shared_tasks (open ones on
--             støttesystem or snitflade), vacant (open tasks that have begun without ansvarlig or udfører), postponed (open tasks due later than in the first export), slip_days (the longest of these), and of the programmappe
--             (null: says nothing): full_name, pilot, rollout, rollout_form, published_tasks, ready_by (as written),
--             ready_by_last (date), leader, phone, mail (of the leader), next_phase (the first phase ahead, in words)
-- Order:      most red tasks first, then most yellow, then name; the tasks without a project last
-- Used by:    app_pages/projects.py, report.py, ui/presentation.py
with compared as (
    select
        *,
        len(components) + len(interfaces) > 0 as is_shared
    from chosen_tasks($filter)
),

counted as (
    select
        project_or_none(project) as project,
        coalesce(arg_max(worst_light, light_rank(worst_light)) filter (where is_open), 'done') as worst_light,
        count(*) filter (where is_red(worst_light)) as red,
        count(*) filter (where worst_light = 'yellow') as yellow,
        count(*) filter (where worst_light = 'green') as green,
        count(*) filter (where worst_light = 'grey') as grey,
        count(*) filter (where worst_light = 'done') as done,
        count(*) filter (where worst_light = 'unknown') as unknown,
        count(*) filter (where is_open) as open_tasks,
        min(due_date) filter (where is_open and days_to_due >= 0) as next_deadline,
        count(*) filter (where is_open and is_shared) as shared_tasks,
        count(*) filter (where has_begun_without(is_open, has_begun, lacks_executor or lacks_responsible)) as vacant,
        count(*) filter (where is_open and slip_days > 0) as postponed,
        max(slip_days) filter (where is_open and slip_days > 0) as slip_days
    from compared
    group by project_or_none(project)
),

described as (
    select
        project,
        any_value(full_name order by position) as full_name,
        any_value(pilot order by position) as pilot,
        any_value(rollout order by position) as rollout,
        any_value(rollout_form order by position) as rollout_form,
        any_value(published_tasks order by position) as published_tasks,
        any_value(ready_by order by position) as ready_by,
        any_value(ready_by_last order by position) as ready_by_last,
        any_value(leader order by position) as leader,
        any_value(leader_phone order by position) as leader_phone,
        any_value(leader_mail order by position) as leader_mail
    from programme_projects($filter)
    where project is not null
    group by project
),

-- Of two municipalities' leaders, either: a row holds one.
leaders as (
    select project, min(person) as person, arg_min(phone, person) as phone, arg_min(mail, person) as mail
    from project_leaders($filter)
    group by project
),

ahead as (
    select
        project,
        any_value(concat_ws(' · ', phase, name, starts) order by starts_first, position) as next_phase
    from programme_phases($filter)
    where project is not null and starts_first >= $filter.as_of
    group by project
)

select
    coalesce(counted.project, described.project) as project,
    counted.worst_light,
    counted.project is not null as has_tasks,
    coalesce(counted.red, 0) as red,
    coalesce(counted.yellow, 0) as yellow,
    coalesce(counted.green, 0) as green,
    coalesce(counted.grey, 0) as grey,
    coalesce(counted.done, 0) as done,
    coalesce(counted.unknown, 0) as unknown,
    coalesce(counted.open_tasks, 0) as open_tasks,
    counted.next_deadline,
    coalesce(counted.shared_tasks, 0) as shared_tasks,
    coalesce(counted.vacant, 0) as vacant,
    coalesce(counted.postponed, 0) as postponed,
    counted.slip_days,
    described.full_name,
    described.pilot,
    described.rollout,
    described.rollout_form,
    described.published_tasks,
    described.ready_by,
    described.ready_by_last,
    coalesce(leaders.person, described.leader) as leader,
    coalesce(leaders.phone, described.leader_phone) as phone,
    coalesce(leaders.mail, described.leader_mail) as mail,
    ahead.next_phase
from counted
full join described on counted.project = described.project
left join leaders on coalesce(counted.project, described.project) = leaders.project
left join ahead on coalesce(counted.project, described.project) = ahead.project
-- A project without tasks on show stands here only where the filter names it, or leaves every task.
where
    counted.project is not null
    or list_contains($filter.projects, described.project)
    or (
        len($filter.projects) = 0
        and (select count(*) from compared) = (select count(*) from task_status_for($filter))
    )
order by
    coalesce(counted.project, described.project) = project_or_none(null),
    coalesce(counted.red, 0) desc,
    coalesce(counted.yellow, 0) desc,
    in_danish_order(coalesce(counted.project, described.project))
