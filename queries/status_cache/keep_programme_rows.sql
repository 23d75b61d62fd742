-- Question:   Which rows has the programmappe on this day, and which projects do they mean? Kept with the evaluation.
-- Parameters: $evaluation_id  the evaluation's number (number)
--             $day            the as-of date (day)
-- Columns:    none
-- Order:      subject, then place in the sheet
-- Used by:    store/status_cache.py
insert into programme_row by name
select
    $evaluation_id as evaluation_id,
    row.owner as municipality,
    row.subject,
    row.row_id,
    row.version_id,
    row.position,
    row.changed_at,
    row.content,
    coalesce(meant.project, written_text(row.content, 'project')) as project,
    coalesce(replacing.project, written_text(row.content, 'replaced_by')) as replacing_project
from register_rows(null, $day) as row
left join matched_names($evaluation_id) as meant
    on written_text(row.content, 'project') = meant.written and row.owner = meant.owner
left join matched_names($evaluation_id) as replacing
    on written_text(row.content, 'replaced_by') = replacing.written and row.owner = replacing.owner
order by row.subject, row.position, row.row_id
