-- The latest note of each task, by the programmappe's sheet *Kontakt*, for a filter's day: what was asked, and when to look
-- again. task_key as evaluated_tasks.sql names it. is_due: the day to look again has come.
create or replace macro latest_notes(chosen) as table
select
    municipality || '|' || task_key as task_key,
    what,
    person,
    asked_on,
    follow_up,
    follow_up_first,
    coalesce(follow_up_first <= chosen['as_of'], false) as is_due
from programme_contacts(chosen)
where task_key is not null and what is not null
qualify
    row_number() over (
        partition by municipality, task_key
        order by coalesce(asked_on_last, changed_at::date) desc, position desc, changed_at desc, row_id desc
    ) = 1;
