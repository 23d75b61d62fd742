-- Question:   Which persons do all exports name, those not on show too?
-- Parameters: none
-- Columns:    person (as the exports write it)
-- Order:      person
-- Used by:    programme/forget_person.py
with named as (
    select unnest([task.responsible, task.executor]) as person
    from klik.task
    semi join snapshots_in_scope() as snapshot on task.snapshot_id = snapshot.snapshot_id
)

select distinct person
from named
where person is not null
order by person
