-- Question:   Which snitflader is a project to use, without that a task about it is published yet?
-- Parameters: $filter   domain/filters.py: TaskFilter: its day, projects, støttesystemer, snitflader and municipalities
--             $numbers  the numbers of the snitflader of the filter's støttesystemer: domain/catalogue.py: numbers_of
-- Columns:    interface (number, or the name as written), project (as KLIK names it, else as written), when_used (year
--             or state), note. Uses that are over are left out.
-- Order:      interface, then the programmappe's own order
-- Used by:    app_pages/interfaces.py, ui/interface_parts.py
select interface, project, when_used, note
from interface_uses($filter, $numbers)
where not has_tasks and not is_over
order by interface, position, project
