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
create or replace macro component_uses(chosen) as table
with own as (
    select
        municipality, system_key, any_value(system) as system, any_value(replaced_by) as replaced_by,
        list_distinct(flatten(list(coalesce(interfaces, [])))) as interfaces
    from programme_systems(chosen)
    where system is not null
    group by municipality, system_key
),

families as (
    select split_part(interface, '_', 1) as family, min(component) as component
    from reference_interface
    where component <> ''
    group by family
),

-- An interface that the catalogue hasn't goes with its family, as SF1590_C with SF1590_A.
known as (
    select
        used.interface,
        coalesce(nullif(reference.component, ''), families.component) as component
    from (
        select unnest(interfaces) as interface from own
        union
        select interface from programme_interface_uses(chosen) where interface is not null
    ) as used
    left join reference_interface as reference using (interface)
    left join families on split_part(used.interface, '_', 1) = families.family
),

of_projects as (
    select
        uses.municipality, uses.project, known.component,
        if(is_over(uses.when_used), 'used', 'planned') as use, uses.when_used
    from programme_interface_uses(chosen) as uses
    inner join known using (interface)
    where uses.project is not null
    union all
    select municipality, project, component, 'planned' as use, 'frist ' || strftime(max(due_date), '%d.%m.%Y') as when_used
    from (
        select snapshot_municipality as municipality, project, due_date, unnest(components) as component
        from task_status_for(chosen)
        where
            is_open
            and (len(chosen['municipalities']) = 0 or list_contains(chosen['municipalities'], snapshot_municipality))
    )
    where project is not null
    group by municipality, project, component
),

reasons as (
    select own.municipality, own.system_key, known.component, 'used' as use, null::text as project, null::text as when_used
    from (select municipality, system_key, unnest(interfaces) as interface from own) as own
    inner join known using (interface)
    where known.component is not null
    union all
    select own.municipality, own.system_key, planned.component, planned.use, planned.project, planned.when_used
    from own
    inner join of_projects as planned
        on own.replaced_by = planned.project and same_municipality(own.municipality, planned.municipality)
    where planned.component is not null
),

-- Of several reasons the surest; among these what the programmappe says of when.
surest as (
    select *, list_position(['used', 'planned'], use) as use_rank
    from reasons
    qualify use_rank = min(use_rank) over (partition by municipality, system_key, component)
),

by_rule as (
    select
        municipality, system_key, component, any_value(use_rank) as use_rank, min(project) as project,
        arg_min(when_used, (starts_with(when_used, 'frist '), when_used)) as when_used
    from surest
    group by municipality, system_key, component
),

written as (
    select
        municipality, system_key, any_value(system) as system, component,
        arg_max(use_choice, position) as use_choice,
        arg_max(project, position) as project,
        arg_max(when_used, position) as when_used,
        string_agg(gain, '. ' order by position) as gain
    from programme_component_uses(chosen)
    where system is not null and component is not null
    group by municipality, system_key, component
),

systems as (
    select municipality, system_key, system, replaced_by from own
    union all
    select municipality, system_key, any_value(system) as system, null as replaced_by
    from written
    anti join own
        on written.system_key = own.system_key and same_municipality(written.municipality, own.municipality)
    group by municipality, system_key
),

elsewhere as (
    select municipality, component from by_rule
    union
    select municipality, component from of_projects where component is not null
    union
    select municipality, component from written where use_choice is distinct from 'Ikke relevant'
),

-- What is everybody's makes room for a municipality's own row of the same system.
own_first as (
    select *
    from systems
    qualify municipality <> '' or max(municipality) over (partition by system_key) = ''
),

within_reach as (
    select distinct own_first.*, elsewhere.component
    from own_first
    inner join elsewhere on same_municipality(own_first.municipality, elsewhere.municipality)
),

pairs as (
    select
        within_reach.municipality, within_reach.system, within_reach.replaced_by, within_reach.component,
        case
            when written.use_choice is not null
                then coalesce(
                    ['used', 'planned', 'possible'][list_position(['Bruges', 'Planlagt', 'Muligt'], written.use_choice)],
                    'not_relevant'
                )
            else coalesce(['used', 'planned'][by_rule.use_rank], 'possible')
        end as use,
        coalesce(written.project, by_rule.project) as project,
        coalesce(written.when_used, by_rule.when_used) as when_used,
        written.gain
    from within_reach
    left join by_rule using (municipality, system_key, component)
    left join written
        on
            within_reach.system_key = written.system_key
            and within_reach.component = written.component
            and same_municipality(within_reach.municipality, written.municipality)
    qualify row_number() over (
        partition by within_reach.municipality, within_reach.system_key, within_reach.component
        order by written.municipality desc nulls last
    ) = 1
)

select
    municipality, named_apart(system, municipality) as system, replaced_by, component, use,
    if(use = 'possible', null, project) as project,
    if(use = 'possible', null, when_used) as when_used,
    gain
from pairs
where
    use <> 'not_relevant'
    and (len(chosen['components']) = 0 or list_contains(chosen['components'], component))
    and (
        len(chosen['projects']) = 0
        or list_contains(chosen['projects'], project)
        or list_contains(chosen['projects'], replaced_by)
    );
