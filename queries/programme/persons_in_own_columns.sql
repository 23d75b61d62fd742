-- Question:   Whom do the exports on show name in columns of their own, such as »Godkendt af«?
-- Parameters: $headings  what a heading of persons has, in small letters, as a regular expression: domain/omitted_names.py (text)
-- Columns:    person (as the exports write it; what is too long for a few names is left out)
-- Order:      person
-- Used by:    report.py
with own as (
    select unnest(json_keys(task.extra)) as heading, task.extra
    from klik.task
    semi join snapshots_in_use() as snapshot on task.snapshot_id = snapshot.snapshot_id
    where task.extra <> '{}'
)

select distinct extra ->> heading as person
from own
where
    regexp_matches(lower(heading), $headings)
    and length(person) <= 200
order by person
