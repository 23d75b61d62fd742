-- The contracts on systems, by the programmappe, for a filter's day.
create or replace macro programme_contracts(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    written_text(content, 'system') as system,
    interpreted_text(content, 'system') as system_key,
    written_text(content, 'name') as name,
    written_text(content, 'supplier') as supplier,
    written_text(content, 'ends') as ends,
    interpreted_day(content, 'ends_first') as ends_first,
    interpreted_day(content, 'ends_last') as ends_last,
    written_text(content, 'notice_by') as notice_by,
    interpreted_day(content, 'notice_by_first') as notice_by_first,
    interpreted_day(content, 'notice_by_last') as notice_by_last,
    written_text(content, 'note') as note
from programme_rows('contracts', chosen);
