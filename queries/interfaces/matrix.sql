-- Question:   Which snitflade is used by which project, how bad are its tasks there, and where are there none yet?
-- Parameters: $filter   domain/filters.py: TaskFilter. Its projects, støttesystemer and snitflader also say which uses
--                       of the programmappe are shown; what else it says is of tasks, which those don't have.
--             $numbers  the numbers of the snitflader of the filter's støttesystemer: domain/catalogue.py: numbers_of
--                       (texts, default filter's numbers)
-- Columns:    interface (number, or the name as it stands in the export), project (null in the row of all projects),
--             worst_light (code, the worse of KLIK's and ours; null where no task is published), tasks, red, yellow,
--             red_projects (in the row of all projects; else null), when_used (year or state by the programmappe;
--             null where it says none), note (likewise), is_awaited (a use without a task, which is not over)
-- Order:      snitflader: red in most projects first, then most red, most yellow, most tasks, number. Within one: the
--             row of all projects, then the project with most red, most yellow, name; tasks without a project last.
-- Used by:    questions.py, app_pages/interfaces.py, ui/interfaces.py, ui/presentation.py
with linked as (
    select unnest(interfaces) as interface, project_or_none(project) as project, worst_light
    from chosen_tasks($filter)
    where len(interfaces) > 0
),

counted as (
    select
        interface,
        project,
        max_by(worst_light, light_rank(worst_light)) as worst_light,
        count(*)::integer as tasks,
        count(*) filter (where is_red(worst_light))::integer as red,
        count(*) filter (where worst_light = 'yellow')::integer as yellow
    from linked
    group by interface, project
),

-- Uses without a task come as cells with none. Tasks that the filter hides are no reason to say that there are none.
cells as (
    select
        coalesce(counted.interface, used.interface) as interface,
        coalesce(counted.project, used.project) as project,
        counted.worst_light,
        coalesce(counted.tasks, 0) as tasks,
        coalesce(counted.red, 0) as red,
        coalesce(counted.yellow, 0) as yellow,
        used.when_used,
        used.note,
        counted.interface is null and not used.is_over as is_awaited
    from counted
    full join interface_uses($filter, $numbers) as used
        on counted.interface = used.interface and counted.project = used.project
    where counted.interface is not null or not used.has_tasks
),

shown as (
    select
        interface,
        null as project,
        max_by(worst_light, light_rank(worst_light)) as worst_light,
        sum(tasks)::integer as tasks,
        sum(red)::integer as red,
        sum(yellow)::integer as yellow,
        count(*) filter (where red > 0 and project <> project_or_none(null)) as red_projects,
        null as when_used,
        null as note,
        false as is_awaited
    from cells
    group by interface
    union all
    select interface, project, worst_light, tasks, red, yellow, null as red_projects, when_used, note, is_awaited
    from cells
)

select interface, project, worst_light, tasks, red, yellow, red_projects, when_used, note, is_awaited
from shown
order by
    max(red_projects) over (partition by interface) desc,
    sum(red) over (partition by interface) desc,
    sum(yellow) over (partition by interface) desc,
    sum(tasks) over (partition by interface) desc,
    interface,
    project is not null,
    project = project_or_none(null),
    red desc,
    yellow desc,
    in_danish_order(project)
