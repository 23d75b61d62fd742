-- Question:   Who leads a task's project, by the programmappe, and how are they reached?
-- Parameters: $filter   domain/filters.py: TaskFilter; only its day and its municipalities count: the task's own
--             $project  the task's project, as KLIK names it
-- Columns:    person, phone, mail (as written; null: not there)
-- Order:      by name; the first
-- Used by:    ui/culture.py, ui/tasks/case_steps.py
select person, phone, mail
from project_leaders($filter)
where
    project = $project
    and (len($filter.municipalities) = 0 or list_contains($filter.municipalities, municipality))
order by person
limit 1
