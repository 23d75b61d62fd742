-- Question:   Who leads a task's project, by the programmappe, and how are they reached?
-- Parameters: $filter   domain/filters.py: TaskFilter; only its day and its municipalities count: the task's own
--             $project  the task's project, as KLIK names it
-- Columns:    person, phone, mail (as written; null: not there)
-- Order:      as the programmappe has them; the first that is named
-- Used by:    ui/culture.py, ui/tasks/case_steps.py
select leader as person, leader_phone as phone, leader_mail as mail
from programme_projects($filter)
where project = $project and leader is not null
order by position, row_id
limit 1
