-- Which projects are to use which snitflade, by the programmappe, for a filter's day: its projects, støttesystemer and
-- snitflader choose among them. A row that names no snitflade or no project says nothing.
--
-- numbers    the numbers of the snitflader of the filter's støttesystemer
-- position   the row's place in the sheet
-- has_tasks  whether the project has a task about the snitflade, whatever else the filter says of tasks
-- is_over    the programmappe says that the work is done
create or replace macro interface_uses(chosen, numbers) as table
-- Two rows may mean the same project, as "SPK" and "KP" do.
with merged as (
    select
        interface,
        project,
        string_agg(when_used, ', ' order by position) as when_used,
        string_agg(note, ', ' order by position) as note,
        bool_and(is_over(when_used)) as is_over,
        min(position) as position
    from programme_interface_uses(chosen)
    where
        interface is not null
        and project is not null
        and (len(chosen['projects']) = 0 or list_contains(chosen['projects'], project))
        and (len(chosen['interfaces']) = 0 or list_contains(chosen['interfaces'], interface))
        and (len(chosen['components']) = 0 or list_contains(numbers::text[], interface))
    group by interface, project
),

with_tasks as (
    select distinct unnest(interfaces) as interface, project
    from task_status_for(chosen)
    where
        len(interfaces) > 0
        and (
            len(chosen['municipalities']) = 0
            or list_contains(chosen['municipalities'], snapshot_municipality)
        )
)

select
    merged.interface,
    merged.project,
    merged.when_used,
    merged.note,
    merged.position,
    with_tasks.interface is not null as has_tasks,
    merged.is_over
from merged
left join with_tasks on merged.interface = with_tasks.interface and merged.project = with_tasks.project;
