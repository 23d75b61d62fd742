-- What the municipality's own systems gain by the støttesystemer, by the programmappe, for a filter's day. `use_code`: of the choice.
create or replace macro programme_component_uses(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    written_text(content, 'system') as system,
    interpreted_text(content, 'system') as system_key,
    coalesce(interpreted_text(content, 'component'), written_text(content, 'component')) as component,
    written_text(content, 'use') as use,
    interpreted_text(content, 'use') as use_choice,
    choice.code as use_code,
    project,
    written_text(content, 'when_used') as when_used,
    written_text(content, 'gain') as gain,
    written_text(content, 'note') as note
from programme_rows('component_uses', chosen)
left join reference_component_use as choice on choice.word = interpreted_text(content, 'use');
