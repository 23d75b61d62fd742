-- Question:   Which phases and milestones of the rollout, and which ends of contracts, has the programmappe in the time
--             that is drawn?
-- Parameters: $filter  domain/filters.py: TaskFilter. Those of the projects that it names; else those of projects with
--                      tasks that it leaves, and all of them where it leaves every task
--             $since   the first day that is drawn (day, default span.since)
--             $until   the first day past the time that is drawn (day, default span.until)
-- Columns:    project, phase, name, starts, ends (as they are written; null: not), starts_first, starts_last (dates:
--             between these it begins), ends_first, ends_last (dates, null for a milestone)
-- Order:      project, then starts_first, then position, then name
-- Used by:    app_pages/timeline.py
with planned as (
    select
        project,
        position,
        coalesce(phase_choice, phase) as phase,
        name,
        starts,
        ends,
        starts_first,
        starts_last,
        -- One that ends before it begins has no end that can be drawn.
        if(ends_last >= starts_first, ends_first, null) as ends_first,
        if(ends_last >= starts_first, ends_last, null) as ends_last
    from programme_phases($filter)
    union all
    -- A contract's end is a milestone of the project that replaces its system.
    select
        project, 1000 as position, 'Kontrakt udløber' as phase, system as name, expires as starts, null as ends,
        ends_first as starts_first, ends_last as starts_last, null as ends_first, null as ends_last
    from system_contracts($filter)
    where project is not null and ends_first is not null
),

left_over as materialized (  -- read twice
    select project_or_none(project) as project
    from chosen_tasks($filter)
)

select project, phase, name, starts, ends, starts_first, starts_last, ends_first, ends_last
from planned
where
    starts_first < $until::date
    and coalesce(ends_last, starts_last) >= $since::date
    and case
        when len($filter.projects) > 0 then list_contains($filter.projects, project)
        else
            project in (select project from left_over)
            or (select count(*) from left_over) = (select count(*) from task_status_for($filter))
    end
order by in_danish_order(project), starts_first, position, name
