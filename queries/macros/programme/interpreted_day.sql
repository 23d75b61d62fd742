-- A day that we make of the words of a date column: its first or last, since "uge 43 2027" is several. Null where we
-- can make none of them.
create or replace macro interpreted_day(content, name) as
try_cast(interpreted_text(content, name) as date);
