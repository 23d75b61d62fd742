-- Question:   Who leads a task's project, by the programmappe, and how are they reached?
-- Parameters: $filter   domain/filters.py: TaskFilter; only its day counts
--             $project  the task's project, as KLIK names it
-- Columns:    person, phone, mail (as written; null: not told)
-- Order:      as the programmappe has them; the first that is told of
-- Used by:    ui/tasks/drawer.py
select leader as person, leader_phone as phone, leader_mail as mail
from programme_projects($filter)
where project = $project and leader is not null
order by position, row_id
limit 1
