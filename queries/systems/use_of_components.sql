-- Question:   Which of our own systems use which støttesystem, which are to, and which could?
-- Parameters: $filter  domain/filters.py: TaskFilter; its day, municipalities, projects, components and
--             interfaces (that leave the støttesystemer they belong to)
-- Columns:    system, component, use (used, planned, possible: macros/programme/component_uses.sql), project (that uses or
--             plans it; null: none), when_used (as written, or the last deadline; null: nobody says), gain (as written;
--             null: none)
-- Order:      system, then used before planned before possible, then component
-- Used by:    report.py, ui/strategic_use.py
select system, component, use, project, when_used, gain
from component_uses($filter)
order by in_danish_order(system), list_position(['used', 'planned', 'possible'], use), in_danish_order(component)
