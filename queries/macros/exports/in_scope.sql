-- Whether the session may see the data of a municipality. The store sets the variable on the cursor that asks
-- (store/connection.py); where it is not set, all may be seen.
create or replace macro in_scope(municipality) as
getvariable('municipalities') is null or list_contains(getvariable('municipalities')::text[], municipality);
