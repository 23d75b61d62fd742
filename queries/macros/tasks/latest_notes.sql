-- The latest note of each task, by the programmappe's sheet *Kontakt*, for a filter's day: what was asked, whom, and when to
-- look again. task_key as evaluated_tasks.sql names it. noted_on: the day of the note, else that of its writing.
create or replace macro latest_notes(chosen) as table
select
    municipality || '|' || task_key as task_key,
    what,
    person,
    follow_up,
    follow_up_first,
    follow_up_last,
    is_aside,
    coalesce(asked_on_first, changed_at::date) as noted_on
from programme_contacts(chosen)
where task_key is not null and what is not null
qualify
    row_number() over (
        partition by municipality, task_key
        order by coalesce(asked_on_first, changed_at::date) desc, position desc, changed_at desc, row_id desc
    ) = 1;
