-- Question:   What are a støttesystem's snitflader, which projects use each and when, and how bad are its tasks?
-- Parameters: $filter   domain/filters.py: TaskFilter
--             $numbers  the numbers of the støttesystem's snitflader: domain/catalogue.py: numbers_of
--                       (texts, default first component's numbers)
-- Columns:    interface (number), used_by (list: "KSD (2027)", by the programmappe, in its order), worst_light (code;
--             null without tasks), tasks, red. Snitflader without a use and without a task are left out.
-- Order:      interface
-- Used by:    ui/interfaces.py
with linked as (
    select unnest(interfaces) as interface, worst_light
    from chosen_tasks($filter)
),

counted as (
    select
        interface,
        max_by(worst_light, light_rank(worst_light)) as worst_light,
        count(*) as tasks,
        count(*) filter (where is_red(worst_light)) as red
    from linked
    where list_contains($numbers::text[], interface)
    group by interface
),

used as (
    select
        interface,
        list(project || coalesce(' (' || when_used || ')', '') order by position, project) as used_by
    from interface_uses($filter, $numbers::text[])
    where list_contains($numbers::text[], interface)
    group by interface
)

select
    coalesce(used.interface, counted.interface) as interface,
    coalesce(used.used_by, []) as used_by,
    counted.worst_light,
    coalesce(counted.tasks, 0)::integer as tasks,
    coalesce(counted.red, 0)::integer as red
from used
full join counted on used.interface = counted.interface
order by coalesce(used.interface, counted.interface)
