-- The day of the newest export that views show; null where there is none.
create or replace macro newest_export_day() as (
    select max(snapshot.as_of)
    from klik.snapshot as snapshot
    semi join (
        select snapshot_id
        from klik.snapshot_choice
        group by snapshot_id
        having arg_max(shown, chosen_at)
    ) as shown on snapshot.snapshot_id = shown.snapshot_id
);
