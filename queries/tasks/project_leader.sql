-- Question:   Who leads a task's project, by the programmappe, and how are they reached?
-- Parameters: $filter   domain/filters.py: TaskFilter; only its day counts
--             $project  the task's project, as KLIK names it
-- Columns:    person, phone, mail (as written; null: not told)
-- Order:      as the programmappe has them; the first that is told of
-- Used by:    ui/tasks/drawer.py
select
    content ->> 'leader' as person,
    content ->> 'leader_phone' as phone,
    content ->> 'leader_mail' as mail
from programme_rows('projects', $filter)
where project = $project and (content ->> 'leader') <> ''
order by position, row_id
limit 1
