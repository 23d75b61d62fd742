-- Who each name in tasks and programmappe means, of one evaluation: store/role_cache.py fills the table, by
-- domain/persons.py. municipality: whose tasks and rows; '' where nobody said. person: as the sheet *Personer* has the
-- name, with initials where two have it; else the spelling that is used most. person_row: the row of the sheet, null where
-- it has none. is_registered: the sheet has the person.
create or replace table matched_person (
    evaluation_id bigint, municipality text, written text, person text, person_row text, is_registered boolean
);

create or replace macro person_meant(chosen) as table
select municipality, written, person, person_row, is_registered
from matched_person
where evaluation_id = chosen['evaluation_id'] and in_scope(municipality);
