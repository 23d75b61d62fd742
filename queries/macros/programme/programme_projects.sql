-- The projects of the programmappe for a filter's day: pilot, rollout, when we must be ready, and who leads.
create or replace macro programme_projects(chosen) as table
select
    row_id,
    version_id,
    municipality,
    position,
    changed_at,
    project,
    written_text(content, 'full_name') as full_name,
    written_text(content, 'pilot') as pilot,
    written_text(content, 'rollout') as rollout,
    written_text(content, 'rollout_form') as rollout_form,
    interpreted_text(content, 'rollout_form') as rollout_form_choice,
    written_text(content, 'published_tasks') as published_tasks,
    written_text(content, 'ready_by') as ready_by,
    interpreted_day(content, 'ready_by_first') as ready_by_first,
    interpreted_day(content, 'ready_by_last') as ready_by_last,
    written_text(content, 'leader') as leader,
    written_text(content, 'leader_phone') as leader_phone,
    written_text(content, 'leader_mail') as leader_mail,
    written_text(content, 'note') as note
from programme_rows('projects', chosen);
