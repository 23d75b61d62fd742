-- Question:   Which systems of the municipality's own do the exports on show name, and with which snitflader?
-- Parameters: $known  støttesystemer of the catalogue, which are KOMBIT's (texts)
-- Columns:    system (as the exports write it), tasks (how often), interfaces (list of SF numbers that its tasks name)
-- Order:      the most used first, then system
-- Used by:    programme/offers.py
with named as (
    select
        trim(unnest(list_concat(task.components, own_systems(task.extra)))) as system,
        task.interfaces
    from klik.task
    semi join snapshots_in_use() as snapshot on task.snapshot_id = snapshot.snapshot_id
)

select
    system,
    count(*) as tasks,
    list_sort(list_distinct(flatten(list(interfaces)))) as interfaces
from named
where
    system <> ''
    and not list_contains(list_transform($known::text[], lambda name: lower(name)), lower(system))
group by system
order by tasks desc, system
