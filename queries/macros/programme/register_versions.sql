-- All versions of the register's rows that the session may see, old and removed ones too. `owner`: whose row it is.
create or replace macro register_versions() as table
select owned.*
from (
    select version.*, owner_of(coalesce(version.municipality, '')) as owner
    from klik.register_version as version
) as owned
where in_scope(owned.owner);
