-- What it means that a task's light was one and is another: new, gone, unchanged, solved, started (from grey to green:
-- its time has come, and it is no worse for that), worse or better by how bad a light is. null: it was not there.
create or replace macro light_move(from_light, to_light) as
case
    when from_light is null then 'new'
    when to_light is null then 'gone'
    when from_light = to_light then 'unchanged'
    when to_light = 'done' then 'solved'
    when from_light = 'grey' and to_light = 'green' then 'started'
    when light_rank(to_light) > light_rank(from_light) then 'worse'
    else 'better'
end;
