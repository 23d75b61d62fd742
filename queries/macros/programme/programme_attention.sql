-- What to be attentive to about a støttesystem or a snitflade, by the programmappe, for a filter's day.
create or replace macro programme_attention(chosen) as table
select
    row_id,
    version_id,
    position,
    changed_at,
    coalesce(interpreted_text(content, 'component'), written_text(content, 'component')) as component,
    coalesce(interpreted_text(content, 'interface'), written_text(content, 'interface')) as interface,
    written_text(content, 'kind') as kind,
    interpreted_text(content, 'kind') as kind_choice,
    written_text(content, 'text') as text,
    written_text(content, 'link') as link
from programme_rows('attention', chosen);
