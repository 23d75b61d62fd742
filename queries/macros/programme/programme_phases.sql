-- The phases, waves and milestones of the programmappe for a filter's day.
create or replace macro programme_phases(chosen) as table
select
    row_id,
    version_id,
    position,
    changed_at,
    project,
    written_text(content, 'phase') as phase,
    interpreted_text(content, 'phase') as phase_choice,
    written_text(content, 'name') as name,
    written_text(content, 'starts') as starts,
    interpreted_day(content, 'starts_first') as starts_first,
    interpreted_day(content, 'starts_last') as starts_last,
    written_text(content, 'ends') as ends,
    interpreted_day(content, 'ends_first') as ends_first,
    interpreted_day(content, 'ends_last') as ends_last,
    written_text(content, 'note') as note
from programme_rows('phases', chosen);
