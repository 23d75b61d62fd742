-- A system's name, with whose it is behind it where the rows have one of that name from two municipalities.
create or replace macro named_apart(name, municipality) as
if(
    municipality <> ''
    and min(municipality) over (partition by name) <> max(municipality) over (partition by name),
    name || ' (' || municipality || ')',
    name
);
