-- The tasks that a filter leaves, in the lanes of the timeline: one row for each lane that a task stands in. A task with
-- two støttesystemer, or two persons, stands in both lanes. Where the filter names some, only those have lanes, since a
-- lane must count what the filter bar leaves when its name is chosen there.
-- kind: project, component or person.
create or replace macro tasks_in_lanes(kind, chosen) as table
with laned as (
    select
        *,
        unnest(case kind
            when 'project' then [project_or_none(project)]
            when 'component' then components_or_none(components)
            when 'person' then persons_or_nobody(responsible, executor)
        end) as lane
    from chosen_tasks(chosen)
)

select *
from laned
where
    (kind <> 'component' or len(chosen['components']) = 0 or list_contains(chosen['components'], lane))
    and (kind <> 'person' or len(chosen['persons']) = 0 or list_contains(chosen['persons'], lane));
