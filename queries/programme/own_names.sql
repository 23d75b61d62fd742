-- Question:   Which roles and persons does the programmappe name now, for whoever writes in it?
-- Parameters: none
-- Columns:    kind ('role' or 'person'), name (a role as the gallery names it, else as written; a person as on *Personer*)
-- Order:      kind, then name
-- Used by:    ui/programme/names_to_write.py
with written as (
    select subject, content
    from register_rows(null, date '9999-12-31')
    where subject in ('persons', 'role_needs', 'staffing', 'role_texts', 'responsibilities')
),

named as (
    select 'person' as kind, written_text(content, 'name') as name
    from written
    where subject = 'persons'
    union
    select 'role' as kind, coalesce(interpreted_text(content, 'role'), written_text(content, 'role')) as name
    from written
    where subject <> 'persons'
)

select kind, name
from named
where name is not null
order by kind, name
