-- Question:   Which roles does each project of an evaluation need, and why? Kept with the evaluation.
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    none
-- Order:      municipality, project, role
-- Used by:    store/role_cache.py
insert into role_need by name
with projects as (
    select distinct snapshot_municipality as municipality, project
    from task_status
    where evaluation_id = $evaluation_id and is_open and project is not null
),

written as (
    select municipality, role, project, component, need_choice as need, note, changed_at, row_id
    from programme_role_needs({'evaluation_id': $evaluation_id, 'municipalities': []::text[], 'projects': []::text[]})
    where role is not null and need_choice is not null
),

-- A row that says no municipality is everybody's who has the project; nobody's, where nobody has it.
written_of_projects as (
    select coalesce(project.municipality, written.municipality) as municipality, written.* exclude (municipality)
    from written
    left join projects as project
        on written.project = project.project and written.municipality in ('', project.municipality)
    where written.project is not null
),

needed as (
    select
        project.municipality, project.project, gallery.role, null::text as component,
        'Projektet har åbne opgaver' as because
    from projects as project
    cross join reference_role as gallery
    where gallery.every_project
    union
    select municipality, project, role, component, because
    from role_coupling
    where evaluation_id = $evaluation_id and through <> 'title'
    union
    select project.municipality, uses.project, coupled.role, coupled.component, 'Skal anvende ' || uses.interface as because
    from programme_interface_uses({'evaluation_id': $evaluation_id, 'municipalities': []::text[], 'projects': []::text[]}) as uses
    inner join projects as project
        on uses.project = project.project and uses.municipality in ('', project.municipality)
    inner join reference_interface as catalogue on uses.interface = catalogue.interface
    inner join component_roles({'evaluation_id': $evaluation_id, 'municipalities': []::text[], 'projects': []::text[]}) as coupled
        on catalogue.component = coupled.component and coupled.municipality in ('', project.municipality)
    where not is_over(uses.when_used)
    union
    select municipality, project, role, component, coalesce(note, 'Står på arket Roller') as because
    from written_of_projects
    union
    select project.municipality, project.project, written.role, null::text as component, coalesce(written.note, 'Står på arket Roller') as because
    from written
    inner join projects as project on written.municipality in ('', project.municipality)
    where written.project is null and written.component is null
),

decided as (
    select
        needed.municipality, needed.project, needed.role, needed.component, needed.because,
        arg_max(
            written.need,
            {
                'specific': 2 * (written.project is not null)::integer + (written.component is not null)::integer,
                'changed_at': written.changed_at,
                'row_id': written.row_id
            }
        ) as need
    from needed
    left join written
        on
            lower(needed.role) = lower(written.role)
            and written.municipality in ('', needed.municipality)
            and (written.project is null or written.project = needed.project)
            and (written.component is null or written.component = needed.component)
    group by needed.municipality, needed.project, needed.role, needed.component, needed.because
)

select
    $evaluation_id as evaluation_id, municipality, project, role, component, because,
    need is distinct from 'ikke relevant' as is_relevant,
    need is null as is_suggestion
from decided
order by municipality, project, role
