-- The light logic (KLIK-logik), which all that evaluates a task asks: evaluated_tasks.sql of a day, and states_of.sql of each
-- export. The thresholds are parameters: warning_days is ours, since KLIK's rule for yellow is not public.

-- Whether a task's time has come. Without a start date the status is all that tells.
create or replace macro has_begun_by(day, published_date, start_date, status_code) as
coalesce(published_date <= day, true)
and coalesce(start_date <= day, status_code is distinct from 'not_started');

-- A file without the column says nothing about who is missing.
create or replace macro lacks_person(person, field, fields) as
person is null and list_contains(fields, field);

-- Whether a task is completed on a day, by its own date, its status or KLIK's light.
create or replace macro is_completed(completed_date, status_code, light, day) as
coalesce(completed_date <= day, false) or coalesce(status_code = 'done', false) or coalesce(light = 'done', false);

-- The first rule that holds, by its code; red keeps overdue and impossible apart.
create or replace macro cause_of(day, warning_days, light, status_code, start_date, due_date, completed_date, has_begun, lacks) as
case
    when is_completed(completed_date, status_code, light, day) then 'completed'
    when status_code = 'not_relevant' then 'not_relevant'
    when due_date < day then 'overdue'
    when status_code = 'impossible' then 'impossible'
    when start_date > day then 'starts_later'
    when due_date is null then 'no_due_date'
    when due_date <= day + warning_days::integer and status_code is distinct from 'in_progress' then 'due_soon'
    when has_begun and lacks then 'nobody'
    else 'on_track'
end;

create or replace macro light_of_cause(cause) as
case cause
    when 'completed' then 'done'
    when 'not_relevant' then 'grey'
    when 'overdue' then 'red'
    when 'impossible' then 'red'
    when 'starts_later' then 'grey'
    when 'no_due_date' then 'unknown'
    when 'due_soon' then 'yellow'
    when 'nobody' then 'yellow'
    when 'on_track' then 'green'
end;

-- The worse of KLIK's light and the computed one; a completed task that KLIK shows as green or grey is completed.
create or replace macro worst_light_of(light, cause) as
case
    when cause = 'completed' and light not in ('yellow', 'red') then 'done'
    when light_rank(light) > light_rank(light_of_cause(cause)) then light
    else light_of_cause(cause)
end;
