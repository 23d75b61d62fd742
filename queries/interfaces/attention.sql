-- Question:   What should one be attentive to about a støttesystem, and what material is there?
-- Parameters: $filter     domain/filters.py: TaskFilter; only its day counts
--             $component  the støttesystem, as the catalogue names it (text, default first component)
--             $numbers    the numbers of its snitflader: domain/catalogue.py: numbers_of
--                         (texts, default component's numbers)
-- Columns:    kind (as chosen; null: none), interface (number; null where it is about all of them), text, link
-- Order:      the programmappe's own
-- Used by:    ui/interfaces.py
select kind, interface, text, link
from programme_attention($filter)
where component = $component or list_contains($numbers::text[], interface)
order by position, row_id
