-- Question:   Which snitflade is used by which project, how bad are its tasks there, and where are there none yet?
-- Parameters: $filter   domain/filters.py: TaskFilter. Its projects, støttesystemer and snitflader also say which uses
--                       of the programmappe are shown; what else it says is of tasks, which those don't have.
--             $numbers  the numbers of the snitflader of the filter's støttesystemer: domain/catalogue.py: numbers_of
-- Columns:    interface (number, or the name as it stands in the export), project (null in the row of all projects),
--             worst_light (code, the worse of KLIK's and ours; null where no task is published), tasks, red, yellow,
--             red_projects (in the row of all projects; else null), when_used (year or state by the programmappe;
--             null where it says none)
-- Order:      snitflader: red in most projects first, then most red, most yellow, most tasks, number. Within one: the
--             row of all projects, then the project with most red, most yellow, name; tasks without a project last.
-- Used by:    app_pages/interfaces.py, ui/interface_parts.py
with linked as (
    select unnest(interfaces) as interface, project_or_none(project) as project, worst_light
    from chosen_tasks($filter)
),

counted as (
    select
        interface,
        project,
        max_by(worst_light, light_rank(worst_light)) as worst_light,
        count(*) as tasks,
        count(*) filter (where worst_light = 'red') as red,
        count(*) filter (where worst_light = 'yellow') as yellow
    from linked
    group by interface, project
),

cells as (
    select
        coalesce(counted.interface, used.interface) as interface,
        coalesce(counted.project, used.project) as project,
        counted.worst_light,
        coalesce(counted.tasks, 0)::integer as tasks,
        coalesce(counted.red, 0)::integer as red,
        coalesce(counted.yellow, 0)::integer as yellow,
        used.when_used
    from counted
    full join interface_uses($filter, $numbers) as used
        on counted.interface = used.interface and counted.project = used.project
    -- Tasks that the filter hides are no reason to say that there are none.
    where counted.interface is not null or not used.has_tasks
),

totals as (
    select
        interface,
        max_by(worst_light, light_rank(worst_light)) as worst_light,
        sum(tasks)::integer as tasks,
        sum(red)::integer as red,
        sum(yellow)::integer as yellow,
        count(*) filter (where red > 0 and project <> project_or_none(null)) as red_projects
    from cells
    group by interface
),

by_project as (
    select project, sum(red) as red, sum(yellow) as yellow
    from cells
    group by project
),

shown as (
    select interface, null as project, worst_light, tasks, red, yellow, red_projects, null as when_used
    from totals
    union all
    select interface, project, worst_light, tasks, red, yellow, null as red_projects, when_used
    from cells
)

select
    shown.interface,
    shown.project,
    shown.worst_light,
    shown.tasks,
    shown.red,
    shown.yellow,
    shown.red_projects,
    shown.when_used
from shown
inner join totals using (interface)
left join by_project on shown.project = by_project.project
order by
    totals.red_projects desc,
    totals.red desc,
    totals.yellow desc,
    totals.tasks desc,
    shown.interface,
    shown.project is not null,
    shown.project = project_or_none(null),
    by_project.red desc,
    by_project.yellow desc,
    in_danish_order(shown.project)
