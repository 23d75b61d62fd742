-- Whether a task is completed on a day, by its own date, its status or KLIK's light.
create or replace macro is_completed(completed_date, status_code, light, day) as
coalesce(completed_date <= day, false) or coalesce(status_code = 'done', false) or coalesce(light = 'done', false);
