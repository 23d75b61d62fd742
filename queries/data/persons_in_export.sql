-- Question:   Which persons do some readings of an export name, and does another export name them, too?
-- Parameters: $ids  their snapshot_id (texts)
-- Columns:    person (as the export writes it), is_elsewhere (named by an export that isn't among them)
-- Order:      person
-- Used by:    ui/exports/deletion_dialogs.py
with named as (
    select
        unnest([task.responsible, task.executor]) as person,
        list_contains($ids::text[], task.snapshot_id) as goes
    from klik.task
    semi join snapshots_in_scope() as snapshot on task.snapshot_id = snapshot.snapshot_id
)

select person, bool_or(not goes) as is_elsewhere
from named
where person is not null
group by person
having bool_or(goes)
order by person
