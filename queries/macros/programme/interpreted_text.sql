-- What we make of the words of one column: the catalogue's name, the choice as its list spells it, or the folded name of
-- a system. Null where we can make nothing of them. The key is domain/programme_schema.py: INTERPRETED.
create or replace macro interpreted_text(content, name) as
nullif((content ->> ('$.known.' || name)), '');
