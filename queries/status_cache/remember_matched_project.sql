-- Question:   Which project of KLIK's does a name in the programmappe mean? Written once for each name.
-- Parameters: $evaluation_id  the evaluation's number (number)
--             $owner          whose programmappe, '' where nobody said
--             $written        the name in the programmappe
--             $project        the name in KLIK
-- Columns:    none
-- Order:      a single row
-- Used by:    store/status_cache.py
insert into matched_project (evaluation_id, owner, written, project)
select $evaluation_id, $owner, $written, $project
order by 1
