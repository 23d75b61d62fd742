-- Question:   What should one be attentive to about a støttesystem, and what material is there?
-- Parameters: $filter     domain/filters.py: TaskFilter; only its day counts
--             $component  the støttesystem, as the catalogue names it
--             $numbers    the numbers of its snitflader: domain/catalogue.py: numbers_of
-- Columns:    kind (as chosen; null: none), interface (number; null where it is about all of them), text, link
-- Order:      the programmappe's own
-- Used by:    ui/interfaces.py
select
    nullif(content ->> 'kind', '') as kind,
    coalesce(known ->> 'interface', nullif(content ->> 'interface', '')) as interface,
    content ->> 'text' as text,
    nullif(content ->> 'link', '') as link
from programme_rows('attention', $filter)
where
    coalesce(known ->> 'component', content ->> 'component') = $component
    or list_contains($numbers::text[], known ->> 'interface')
order by position, row_id
