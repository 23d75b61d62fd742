-- How each of the municipality's own systems stands to each støttesystem, for a filter's day: a row for each pair that is
-- used, planned or possible.
--
-- use        used: a snitflade of the system belongs to it, or the replacing project's snitflade is in use; planned: the
--            project that replaces the system is to use it, by the sheet *Projekters snitflader* or by its open tasks;
--            possible: neither, but the municipality uses or plans it elsewhere. What the sheet *Strategisk brug* chooses
--            counts before all of these
-- system     with whose it is behind it, where two municipalities have one of that name
-- project    that plans it; null: none
-- when_used  as written; for tasks the last deadline
-- gain       as written; null: none
--
-- All is settled within a municipality. What is everybody's counts in each that has no row of its own about the same, and
-- a system that is everybody's stands once, with the surest use that a municipality has for it. Of several rows of
-- *Strategisk brug* about the same the one counts that stands last, or was written last.
create or replace macro component_uses(chosen) as table
with open_task as (
    select snapshot_municipality as municipality, project, due_date, components
    from task_status_for(chosen)
    where
        is_open
        and (len(chosen['municipalities']) = 0 or list_contains(chosen['municipalities'], snapshot_municipality))
),

-- '' where there is nobody else.
municipalities as (
    select municipality
    from (
        select municipality from open_task
        union
        select municipality from programme_systems(chosen)
        union
        select municipality from programme_interface_uses(chosen)
        union
        select municipality from programme_component_uses(chosen)
    )
    qualify municipality <> '' or max(municipality) over () = ''
),

own_rows as (
    select here.municipality, rows.municipality as owner, rows.system_key, rows.system, rows.replaced_by, rows.interfaces
    from municipalities as here
    inner join programme_systems(chosen) as rows on rows.municipality in (here.municipality, '')
    where rows.system is not null
    qualify rows.municipality = max(rows.municipality) over (partition by here.municipality, rows.system_key)
),

own as (
    select
        municipality, owner, system_key, any_value(system) as system, any_value(replaced_by) as replaced_by,
        list_distinct(flatten(list(coalesce(interfaces, [])))) as interfaces
    from own_rows
    group by municipality, owner, system_key
),

of_projects as (
    select
        here.municipality, uses.project, component_of(uses.interface) as component,
        if(is_over(uses.when_used), 'used', 'planned') as use, uses.when_used, false as is_from_tasks
    from municipalities as here
    inner join programme_interface_uses(chosen) as uses on uses.municipality in (here.municipality, '')
    where uses.project is not null
    union all
    select
        here.municipality, task.project, task.component,
        'planned' as use, 'frist ' || strftime(max(task.due_date), '%d.%m.%Y') as when_used, true as is_from_tasks
    from municipalities as here
    inner join (
        select municipality, project, due_date, unnest(components) as component
        from open_task
    ) as task on task.municipality in (here.municipality, '')
    where task.project is not null
    group by here.municipality, task.project, task.component
),

reasons as (
    select
        used.municipality, used.system_key, component_of(used.interface) as component,
        'used' as use, null::text as project, null::text as when_used, false as is_from_tasks
    from (select municipality, system_key, unnest(interfaces) as interface from own) as used
    union all
    select
        own.municipality, own.system_key, planned.component,
        planned.use, planned.project, planned.when_used, planned.is_from_tasks
    from own
    inner join of_projects as planned
        on own.municipality = planned.municipality and own.replaced_by = planned.project
),

-- Of several reasons the surest; among these what the programmappe says of when.
surest as (
    select *, list_position(['used', 'planned'], use) as use_rank
    from reasons
    where component is not null
    qualify use_rank = min(use_rank) over (partition by municipality, system_key, component)
),

by_rule as (
    select
        municipality, system_key, component, any_value(use) as use, min(project) as project,
        arg_min(when_used, (is_from_tasks, when_used)) as when_used
    from surest
    group by municipality, system_key, component
),

written_rows as (
    select here.municipality, rows.municipality as owner, rows.* exclude (municipality)
    from municipalities as here
    inner join programme_component_uses(chosen) as rows on rows.municipality in (here.municipality, '')
    where rows.system is not null and rows.component is not null
    qualify
        rows.municipality
        = max(rows.municipality) over (partition by here.municipality, rows.system_key, rows.component)
),

written as (
    select
        municipality, owner, system_key, any_value(system) as system, component,
        arg_max(use_code, (position, changed_at)) as use,
        arg_max(project, (position, changed_at)) as project,
        arg_max(when_used, (position, changed_at)) as when_used,
        string_agg(gain, '. ' order by position, changed_at) as gain
    from written_rows
    group by municipality, owner, system_key, component
),

systems as (
    select municipality, owner, system_key, system, replaced_by from own
    union all
    select municipality, min(owner) as owner, system_key, any_value(system) as system, null as replaced_by
    from written
    anti join own using (municipality, system_key)
    group by municipality, system_key
),

elsewhere as (
    select municipality, component from by_rule
    union
    select municipality, component from of_projects where component is not null
    union
    select municipality, component from written where use is distinct from 'not_relevant'
),

pairs as (
    select
        systems.*,
        elsewhere.component,
        coalesce(written.use, by_rule.use, 'possible') as use,
        coalesce(written.project, by_rule.project) as project,
        coalesce(written.when_used, by_rule.when_used) as when_used,
        written.gain
    from systems
    inner join elsewhere using (municipality)
    left join by_rule using (municipality, system_key, component)
    left join written using (municipality, system_key, component)
),

together as (
    select
        if(owner = '', '', municipality) as whose,
        any_value(system) as system,
        any_value(replaced_by) as replaced_by,
        component,
        arg_min(
            {'use': use, 'project': project, 'when_used': when_used},
            (list_position(['used', 'planned', 'possible'], use), municipality)
        ) as surest_use,
        string_agg(distinct gain, '. ' order by gain) as gain
    from pairs
    where use <> 'not_relevant'
    group by whose, system_key, component
)

select
    named_apart(system, whose) as system, replaced_by, component, surest_use.use as use,
    if(surest_use.use = 'possible', null, surest_use.project) as project,
    if(surest_use.use = 'possible', null, surest_use.when_used) as when_used,
    gain
from together
where
    (len(chosen['components']) = 0 or list_contains(chosen['components'], component))
    -- A snitflade leaves the støttesystem that it belongs to.
    and (
        len(chosen['interfaces']) = 0
        or component in (
            select component_of(picked.interface) from (select unnest(chosen['interfaces']) as interface) as picked
        )
    )
    and (
        len(chosen['projects']) = 0
        or list_contains(chosen['projects'], surest_use.project)
        or list_contains(chosen['projects'], replaced_by)
    );
