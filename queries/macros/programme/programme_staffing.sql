-- Who fills which role, where, and from when till when, for a filter's day.
create or replace macro programme_staffing(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    coalesce(interpreted_text(content, 'role'), written_text(content, 'role')) as role,
    written_text(content, 'person') as person,
    interpreted_text(content, 'person') as person_key,
    project,
    coalesce(interpreted_text(content, 'component'), written_text(content, 'component')) as component,
    written_text(content, 'starts') as starts,
    interpreted_day(content, 'starts_first') as starts_first,
    interpreted_day(content, 'starts_last') as starts_last,
    written_text(content, 'ends') as ends,
    interpreted_day(content, 'ends_first') as ends_first,
    interpreted_day(content, 'ends_last') as ends_last,
    written_text(content, 'share') as share,
    try_cast(interpreted_text(content, 'share') as double) as share_percent
from programme_rows('staffing', chosen);
