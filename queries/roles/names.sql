-- Question:   Which persons can one choose among: those of the sheet *Personer*, and those with tasks or roles?
-- Parameters: $filter  domain/filters.py: TaskFilter; of it count day and municipality
-- Columns:    person
-- Order:      by name
-- Used by:    ui/role_forms.py, ui/tasks/follow_up.py
select person
from (
    select distinct person
    from person_meant($filter)
    where len($filter.municipalities) = 0 or municipality = '' or list_contains($filter.municipalities, municipality)
)
order by in_danish_order(person), person
