-- Question:   Who is on the sheet *Personer* of an evaluation?
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    municipality ('' where nobody said), name, initials, mail ('' where there is none), row_id
-- Order:      municipality, then place in the sheet
-- Used by:    store/role_cache.py
select municipality, name, coalesce(initials, '') as initials, coalesce(mail, '') as mail, row_id
from programme_persons({'evaluation_id': $evaluation_id, 'municipalities': []::text[]})
where name is not null
order by municipality, position, row_id
