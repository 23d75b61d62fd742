-- Question:   Whom can one call about a task, the nearest first?
-- Parameters: $filter    domain/filters.py: TaskFilter; only its as-of date and warning days count
--             $task_key  the task, as evaluated_tasks.sql names it
-- Columns:    rank (1 executor, 2 responsible, 3 has the most tasks as responsible in the project, 4 has finished the
--             most tasks on the same snitflade or støttesystem; all of the task's municipality), person, tasks (how many tasks lie behind ranks 3 and
--             4; null for 1 and 2), projects (list: where those tasks lie)
-- Order:      rank, then most tasks, then person; three persons at the most for ranks 3 and 4
-- Used by:    ui/tasks/drawer.py
with evaluated as (
    select
        snapshot_municipality, task_key, project, responsible, executor, computed_light, is_open, components, interfaces
    from task_status_for($filter)
),

asked as (
    select snapshot_municipality, project, responsible, executor, components, interfaces
    from evaluated
    where task_key = $task_key
),

candidates as (
    select 1 as rank, executor as person, null::bigint as tasks, [project] as projects
    from asked
    union all
    select 2 as rank, responsible as person, null::bigint as tasks, [project] as projects
    from asked
    union all
    select 3 as rank, evaluated.responsible as person, count(*) as tasks, list(distinct project) as projects
    from evaluated
    inner join asked using (snapshot_municipality, project)
    where evaluated.is_open
    group by evaluated.responsible
    union all
    select 4 as rank, evaluated.executor as person, count(*) as tasks, list_sort(list(distinct evaluated.project)) as projects
    from evaluated
    inner join asked
        on evaluated.snapshot_municipality = asked.snapshot_municipality
        and (
            list_has_any(evaluated.interfaces, asked.interfaces)
            or (len(asked.interfaces) = 0 and list_has_any(evaluated.components, asked.components))
        )
    where evaluated.computed_light = 'done'
    group by evaluated.executor
)

select rank, person, tasks, projects
from candidates
where person is not null
qualify row_number() over (partition by rank order by tasks desc nulls last, person) <= 3
order by rank, tasks desc nulls last, person
