-- Question:   Which persons do the exports on show name, as ansvarlig or udfører?
-- Parameters: none
-- Columns:    person (as the exports write it), tasks (how often)
-- Order:      person
-- Used by:    programme/offers.py, report.py
with named as (
    select unnest([task.responsible, task.executor]) as person
    from klik.task
    semi join snapshots_in_use() as snapshot on task.snapshot_id = snapshot.snapshot_id
)

select person, count(*) as tasks
from named
where person is not null
group by person
order by person
