-- Question:   How many deadlines were moved from one export to the next, until now?
-- Parameters: $filter  domain/filters.py: TaskFilter; of its choices, those that macros/history/chosen_states.sql names
-- Columns:    as_of (date of an export that isn't its municipality's first), postponed (deadlines that are later than the
--             export before had them), advanced (earlier), middle (days that these were moved, the middle one by length;
--             null where none was)
-- Order:      as_of
-- Used by:    ui/changes.py
with moves as (
    select move.municipality, move.as_of, move.days
    from deadline_moves($filter.as_of) as move
    semi join chosen_states($filter) as state using (municipality, task_key, from_no)
)

select
    export.as_of,
    count(*) filter (where move.days > 0) as postponed,
    count(*) filter (where move.days < 0) as advanced,
    median(abs(move.days)) as middle
from exports_until($filter) as export
left join moves as move using (municipality, as_of)
where export.export_no > 1
group by export.as_of
order by export.as_of
