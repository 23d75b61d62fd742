-- The exports until a filter's day, of the municipalities that it leaves and the session may see, by their numbers in
-- task_state.sql.
create or replace macro exports_until(chosen) as table
select municipality, export_no, as_of
from state_export
where
    in_scope(municipality)
    and (len(chosen['municipalities']) = 0 or list_contains(chosen['municipalities'], municipality))
    and as_of <= chosen['as_of']::date;
