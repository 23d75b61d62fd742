-- The day of the newest export that views show; null where there is none.
create or replace macro newest_export_day() as (
    select max(snapshot.as_of)
    from snapshots_in_scope() as snapshot
    inner join newest_choices() as choice using (snapshot_id)
    where choice.shown
);
