-- The webinars, network meetings and kommunedage of the programmappe for a filter's day.
create or replace macro programme_activities(chosen) as table
select
    row_id,
    version_id,
    position,
    changed_at,
    written_text(content, 'title') as title,
    written_text(content, 'audience') as audience,
    written_text(content, 'from_kombit') as from_kombit,
    written_text(content, 'place') as place,
    written_text(content, 'starts') as starts,
    interpreted_day(content, 'starts_first') as starts_first,
    interpreted_day(content, 'starts_last') as starts_last,
    written_text(content, 'hours') as hours,
    coalesce(interpreted_text(content, 'component'), written_text(content, 'component')) as component,
    written_text(content, 'our_roles') as our_roles,
    written_text(content, 'link') as link
from programme_rows('activities', chosen);
