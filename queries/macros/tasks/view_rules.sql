-- The rules that figures count by, and that the ready views (chosen_tasks.sql) choose by: a figure and its click hold the
-- same tasks.

-- worst_light: as evaluated_tasks.sql has it, like all that is given here.
create or replace macro is_red(worst_light) as worst_light = 'red';

create or replace macro needs_action(worst_light) as worst_light in ('red', 'yellow');

-- Null where KLIK's light is as the evidence has it.
create or replace macro is_watermelon(deviation) as deviation = 'watermelon';

create or replace macro is_due_soon(is_open, days_to_due, warning_days) as
is_open and days_to_due between 0 and warning_days;

-- Whether an open task has begun without somebody whom it should have. lacks: an udfører, an ansvarlig, or either.
create or replace macro has_begun_without(is_open, has_begun, lacks) as is_open and has_begun and lacks;
