-- The checks of the it-miljø, by the programmappe, for a filter's day. `state_code`: of the choice.
create or replace macro programme_checks(chosen) as table
select
    row_id,
    version_id,
    position,
    changed_at,
    written_text(content, 'requirement') as requirement,
    project,
    written_text(content, 'state') as state,
    interpreted_text(content, 'state') as state_choice,
    choice.code as state_code,
    written_text(content, 'owner') as owner,
    written_text(content, 'due') as due,
    interpreted_day(content, 'due_first') as due_first,
    interpreted_day(content, 'due_last') as due_last,
    written_text(content, 'note') as note
from programme_rows('checks', chosen)
left join reference_check_state as choice on choice.word = interpreted_text(content, 'state');
