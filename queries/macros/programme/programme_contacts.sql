-- Who was asked what about a task, and when to look again, for a filter's day.
create or replace macro programme_contacts(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    written_text(content, 'task_key') as task_key,
    project,
    written_text(content, 'title') as title,
    written_text(content, 'person') as person,
    interpreted_text(content, 'person') as person_key,
    written_text(content, 'asked_on') as asked_on,
    interpreted_day(content, 'asked_on_first') as asked_on_first,
    interpreted_day(content, 'asked_on_last') as asked_on_last,
    written_text(content, 'what') as what,
    written_text(content, 'follow_up') as follow_up,
    interpreted_day(content, 'follow_up_first') as follow_up_first,
    interpreted_day(content, 'follow_up_last') as follow_up_last,
    written_text(content, 'aside') as aside,
    interpreted_text(content, 'aside') as aside_choice,
    aside_choice is not null as is_aside
from programme_rows('contacts', chosen);
