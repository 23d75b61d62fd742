-- How each needed role of each project is covered on some days: a row for each role, project and day.
--
-- days          the days asked about, as a list
--
-- state         besat: somebody is certain, with shares of 100 % or more; ubesat: nobody can be; delvist: in between;
--               ikke_relevant: the sheet *Roller* says so
-- persons       who certainly or possibly fills it that day
-- vacant_from   the first day, that one or later, on which nobody is certain; of an ubesat role: the day after the last
--               who had it, null where nobody had it
-- is_suggestion all its reasons follow by rule, and nobody has confirmed one
-- because       why it is needed, in Danish
--
-- A role that is needed for several støttesystemer, some of which have somebody of their own, is besat when each is.
create or replace macro role_coverage_on(chosen, days) as table
with needs as (
    select municipality, project, role, component, is_relevant, is_suggestion, because
    from role_needs(chosen)
    union all
    -- Somebody has a role in a project that nobody asked for.
    select staffed.municipality, staffed.project, staffed.role, staffed.component, true, false, 'Står på arket Bemanding'
    from role_staffing(chosen) as staffed
    where
        staffed.project is not null
        and (len(chosen['projects']) = 0 or list_contains(chosen['projects'], staffed.project))
        and not exists (
            from role_needs(chosen) as need
            where
                need.project = staffed.project
                and lower(need.role) = lower(staffed.role)
                and (staffed.municipality in ('', need.municipality))
        )
),

units as (
    select
        municipality, project, role, component,
        bool_or(is_relevant) as is_relevant,
        bool_and(is_suggestion) as is_suggestion,
        list_sort(list(distinct because)) as because
    from needs
    group by municipality, project, role, component
),

staffed as (
    select
        unit.municipality, unit.project, unit.role, unit.component, staffing.* exclude (municipality, project, role, component)
    from units as unit
    inner join role_staffing(chosen) as staffing
        on
            lower(unit.role) = lower(staffing.role)
            and (staffing.municipality = '' or staffing.municipality = unit.municipality)
            and (staffing.project is null or staffing.project = unit.project)
            and (unit.component is null or staffing.component is null or staffing.component = unit.component)
    where unit.is_relevant
),

asked as (
    select unnest(days::date[]) as day
),

-- The day itself, and each day after it on which somebody has certainly stopped.
boundaries as (
    select unit.*, asked.day, asked.day as looked_at
    from units as unit
    cross join asked
    union
    select unit.*, asked.day, staffed.certain_to + 1 as looked_at
    from units as unit
    inner join staffed
        on
            unit.municipality = staffed.municipality
            and unit.project = staffed.project
            and unit.role = staffed.role
            and unit.component is not distinct from staffed.component
    inner join asked on staffed.certain_to >= asked.day and staffed.certain_to < date '9999-12-30'
),

counted as (
    select
        boundary.municipality, boundary.project, boundary.role, boundary.component, boundary.day, boundary.looked_at,
        coalesce(sum(staffed.share) filter (where looked_at between certain_from and certain_to), 0) as certain_share,
        count(*) filter (where looked_at between certain_from and certain_to) as certain,
        count(*) filter (where looked_at between possible_from and possible_to) as possible,
        list(distinct person) filter (where looked_at between possible_from and possible_to) as persons,
        max(certain_to) filter (where certain_to < looked_at) as last_certain
    from boundaries as boundary
    left join staffed
        on
            boundary.municipality = staffed.municipality
            and boundary.project = staffed.project
            and boundary.role = staffed.role
            and boundary.component is not distinct from staffed.component
    group by boundary.municipality, boundary.project, boundary.role, boundary.component, boundary.day, boundary.looked_at
),

of_units as (
    select
        municipality, project, role, component, day,
        max(certain_share) filter (where looked_at = day) as certain_share,
        max(certain) filter (where looked_at = day) as certain,
        max(possible) filter (where looked_at = day) as possible,
        any_value(persons) filter (where looked_at = day) as persons,
        any_value(last_certain) filter (where looked_at = day) as last_certain,
        min(looked_at) filter (where certain = 0) as first_vacant
    from counted
    group by municipality, project, role, component, day
),

in_words as (
    select
        unit.municipality, unit.project, unit.role, unit.is_relevant, unit.is_suggestion, unit.because,
        covered.day, covered.persons,
        case
            when covered.possible = 0 then 'ubesat'
            when covered.certain_share < 100 then 'delvist'
            else 'besat'
        end as state,
        if(covered.possible = 0, covered.last_certain + 1, covered.first_vacant) as vacant_from
    from units as unit
    inner join of_units as covered
        on
            unit.municipality = covered.municipality
            and unit.project = covered.project
            and unit.role = covered.role
            and unit.component is not distinct from covered.component
),

pairs as (
    select
        municipality, project, role, day,
        case
            when not bool_or(is_relevant) then 'ikke_relevant'
            when count(distinct state) filter (where is_relevant) = 1 then any_value(state) filter (where is_relevant)
            else 'delvist'
        end as state,
        coalesce(list_sort(list_distinct(flatten(list(coalesce(persons, [])) filter (where is_relevant)))), []) as persons,
        min(vacant_from) filter (where is_relevant) as vacant_from,
        bool_and(is_suggestion) as is_suggestion,
        list_sort(list_distinct(flatten(list(because)))) as because
    from in_words
    group by municipality, project, role, day
)

select
    pair.municipality, pair.project, pair.role,
    coalesce(own.role_group, gallery.role_group, 'Egne') as role_group,
    gallery.position, coalesce(own.themes, gallery.themes, []) as themes,
    pair.day, pair.state, pair.persons, pair.vacant_from, pair.is_suggestion, pair.because
from pairs as pair
left join reference_role as gallery on pair.role = gallery.role
left join own_role_texts(chosen) as own
    on lower(pair.role) = lower(own.role) and own.municipality in ('', pair.municipality);
