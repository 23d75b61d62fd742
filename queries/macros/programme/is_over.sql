-- Whether the programmappe says that a project's work on a snitflade is done.
create or replace macro is_over(when_used) as
regexp_matches(lower(coalesce(when_used, '')), '^(gennemført|afsluttet|færdig|i drift)[ .,;!]*$');
