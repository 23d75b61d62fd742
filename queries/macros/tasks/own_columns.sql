-- What a task's row says in the columns of the file's own, that we have no field for: their values, not their headings.
create or replace macro own_columns(extra) as array_to_string(extra ->> '$.*', ' ');
