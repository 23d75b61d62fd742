-- Question:   How large a part of each group's tasks is red, overdue and so on: in one municipality, and in all of them?
-- Parameters: $kind    what a group is; all: all tasks (component|project|all, default component)
--             $own     the code of the municipality whose own figures are told (text, default none)
--             $fewest  municipalities behind a figure that is told (number, default 3)
-- Columns:    name, measure (code), municipalities (that have the figure for the group), own (percent, null: has none of the group),
--             is_hidden (fewer than $fewest have such tasks, or can tell), and, null where hidden: tasks (of them all),
--             lowest, middle, highest (percent of each one's tasks). What a total would tell is hidden by
--             domain/comparison.py
-- Order:      name, then measure
-- Used by:    store/comparison.py
with shares as (
    select several.name, several.municipalities, share.* exclude (name)
    from shares_of($kind) as share
    inner join groups_of_several($kind, $own, $fewest) as several using (group_key)
),

counted as (
    select
        name,
        measure,
        count(*) as municipalities,
        any_value(share) filter (where municipality = $own) as own,
        -- Where nobody has such tasks, that may be told.
        count(*) < $fewest or count(*) filter (where counted > 0) between 1 and $fewest - 1 as is_hidden,
        sum(counted) as tasks,
        min(share) as lowest,
        median(share) as middle,
        max(share) as highest
    from shares
    group by name, measure
)

select
    name,
    measure,
    municipalities,
    own,
    is_hidden,
    if(is_hidden, null, tasks) as tasks,
    if(is_hidden, null, lowest) as lowest,
    if(is_hidden, null, middle) as middle,
    if(is_hidden, null, highest) as highest
from counted
order by in_danish_order(name), measure
