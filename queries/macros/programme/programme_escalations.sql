-- The log of eskalationer: a step a row, for a filter's day.
create or replace macro programme_escalations(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    written_text(content, 'case_id') as case_id,
    written_text(content, 'task_key') as task_key,
    project,
    written_text(content, 'title') as title,
    written_text(content, 'step') as step,
    interpreted_text(content, 'step') as step_choice,
    written_text(content, 'taken_on') as taken_on,
    interpreted_day(content, 'taken_on_first') as taken_on_first,
    interpreted_day(content, 'taken_on_last') as taken_on_last,
    written_text(content, 'taken_by') as taken_by,
    interpreted_text(content, 'taken_by') as taken_by_key,
    written_text(content, 'note') as note,
    written_text(content, 'next_date') as next_date,
    interpreted_day(content, 'next_date_first') as next_date_first,
    interpreted_day(content, 'next_date_last') as next_date_last
from programme_rows('escalations', chosen);
