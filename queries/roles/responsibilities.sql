-- Question:   Who does what for a støttesystem?
-- Parameters: $filter     domain/filters.py: TaskFilter; of it count day and municipality
--             $component  the støttesystem, as the catalogue names it (text, default STS Adgangsstyring)
-- Columns:    task, role, responsibility (ansvarlig, udfører, bidrager, orienteres), is_suggestion (ours; of a task that the
--             sheet *Ansvarsfordeling* has, only its own rows count)
-- Order:      as the list has the tasks, own ones last, then as the gallery has the roles
-- Used by:    ui/roles.py
with own as (
    select task, role, coalesce(responsibility_choice, responsibility) as responsibility, min(position) as position
    from programme_responsibilities($filter)
    where component = $component and task is not null and role is not null and responsibility is not null
    group by task, role, coalesce(responsibility_choice, responsibility)
),

together as (
    select task, role, responsibility, true as is_suggestion, position::double as position
    from reference_role_task as suggestion
    where component = $component and lower(task) not in (select lower(task) from own)
    union all
    select
        own.task, own.role, own.responsibility, false as is_suggestion,
        coalesce(suggestion.position, 1000000 + own.position) as position
    from own
    left join (
        select lower(task) as task, min(position) as position
        from reference_role_task
        where component = $component
        group by lower(task)
    ) as suggestion on lower(own.task) = suggestion.task
)

select together.task, together.role, together.responsibility, together.is_suggestion
from together
left join reference_role as gallery on together.role = gallery.role
order by together.position, together.task, gallery.position nulls last, together.role, together.responsibility
