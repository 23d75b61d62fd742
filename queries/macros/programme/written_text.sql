-- What a row of the programmappe says in one column, as people wrote it; null where it says nothing.
create or replace macro written_text(content, name) as
nullif((content ->> name), '');
