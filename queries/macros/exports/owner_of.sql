-- The municipality that something belongs to. What says none belongs to the only municipality there is.
create or replace macro owner_of(municipality) as
coalesce(
    nullif(municipality, ''),
    (
        select if(count(distinct snapshot.municipality) = 1, any_value(snapshot.municipality), '')
        from klik.snapshot as snapshot
        inner join newest_choices() as choice using (snapshot_id)
        where choice.shown and snapshot.municipality <> ''
    )
);
