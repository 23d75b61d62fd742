-- Question:   Which roles do an evaluation's open tasks need, and why? Kept with the evaluation.
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    none
-- Order:      by task and role
-- Used by:    store/role_cache.py
insert into role_coupling by name
with open_tasks as (
    select
        snapshot_municipality as municipality, project, task_key, title, role, due_date, days_to_due,
        components, interfaces
    from task_status
    where
        evaluation_id = $evaluation_id
        and is_open
        and project is not null
),

reasons as (
    select
        task.task_key, meant.role, 'role_column' as through, null::text as component,
        'Rollen står i opgavens rollekolonne' as because
    from open_tasks as task
    inner join matched_role as meant
        on task.role = meant.written and meant.evaluation_id = $evaluation_id
    union all
    select
        task.task_key, needed.role, 'component' as through, needed.component,
        needed.component || ': ' || needed.why as because
    from (select municipality, task_key, unnest(components) as component from open_tasks) as task
    inner join component_roles({'evaluation_id': $evaluation_id, 'municipalities': []::text[], 'projects': []::text[]}) as needed
        on task.component = needed.component and needed.municipality in ('', task.municipality)
    union all
    select
        task.task_key, needed.role, 'interface' as through, null::text as component,
        task.interface || ': ' || needed.why as because
    from (select municipality, task_key, unnest(interfaces) as interface from open_tasks) as task
    inner join component_roles({'evaluation_id': $evaluation_id, 'municipalities': []::text[], 'projects': []::text[]}) as needed
        on
            needed.interface <> ''
            and (task.interface = needed.interface or starts_with(task.interface, needed.interface || '_'))
            and needed.municipality in ('', task.municipality)
    union all
    select
        task.task_key, named.role, 'title' as through, null::text as component,
        'Titlen nævner »' || named.name || '«' as because
    from open_tasks as task
    inner join reference_role_name as named
        on
            contains(lower(task.title), named.name)
            -- Not within another word; in the definite form or the genitive, too.
            and regexp_matches(
                lower(task.title),
                '(^|[^\pL-])' || regexp_escape(named.name) || '(en|n|ne|s|ens|nes)?($|[^\pL-])'
            )
)

select
    $evaluation_id as evaluation_id, task.municipality, task.project, task.task_key, task.due_date, task.days_to_due,
    reasons.role, reasons.through, reasons.component, reasons.because
from reasons
inner join open_tasks as task using (task_key)
order by task.task_key, reasons.role
