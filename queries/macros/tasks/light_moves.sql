-- Every task of two exports with its worst light in each, and what that means: light_move.sql. chosen, previous, and which
-- tasks count: as changed_tasks.sql has it, but that what is unchanged counts, too. from_light is null for an added task,
-- to_light for a gone one.
create or replace macro light_moves(chosen, previous) as table
with either as (
    select task_key from chosen_tasks(chosen)
    union
    select task_key from chosen_tasks(previous)
)

select
    paired.task_key,
    paired.light_then as from_light,
    paired.light_now as to_light,
    light_move(paired.light_then, paired.light_now) as kind
from paired_tasks(chosen, previous) as paired
semi join either using (task_key)
where paired.is_in_both or paired.is_added or paired.is_gone;
