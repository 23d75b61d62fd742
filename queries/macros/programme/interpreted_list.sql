-- What we make of a column that holds several names: a list, empty where we can make nothing of them.
create or replace macro interpreted_list(content, name) as
coalesce((content -> ('$.known.' || name))::text[], []);
