-- How large a part of each municipality's tasks is of each measure, in percent. of_kind: component, project, or all, which is one
-- group of all tasks: each has one project. name: one of the municipality's spellings.
--
-- measure   grey, green, yellow, red, rest (completed or unknown: with the four, all tasks), overdue, moved (no row where
--           there was no export before)
-- counted   the tasks of the measure
create or replace macro shares_of(of_kind) as table
with asked_for as (
    select * replace (if(of_kind = 'all', '', name) as name), if(of_kind = 'all', '', key) as group_key
    from shared_figure
    where kind = if(of_kind = 'all', 'project', of_kind)
),

grouped as (
    select
        municipality,
        group_key,
        min(name) as name,
        sum(tasks) as tasks,
        sum(grey) as grey,
        sum(green) as green,
        sum(yellow) as yellow,
        sum(red) as red,
        sum(tasks - grey - green - yellow - red) as rest,
        sum(overdue) as overdue,
        sum(moved) as moved
    from asked_for
    group by municipality, group_key
)

select municipality, group_key, name, measure, counted, 100.0 * counted / tasks as share
from grouped
unpivot (counted for measure in (grey, green, yellow, red, rest, overdue, moved));
