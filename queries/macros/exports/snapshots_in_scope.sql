-- All snapshots that the session may see, shown or not. `owner`: the municipality that it belongs to, where the file
-- says none, too.
create or replace macro snapshots_in_scope() as table
select owned.*
from (select snapshot.*, owner_of(snapshot.municipality) as owner from klik.snapshot as snapshot) as owned
where in_scope(owned.owner);
