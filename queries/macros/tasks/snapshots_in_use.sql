-- The snapshots that views show: for each municipality and export date the one chosen last.
-- A file that says no municipality belongs to the only one there is, so that its tasks aren't counted beside it.
create or replace macro snapshots_in_use() as table
with newest_choice as (
    select
        snapshot_id,
        max(chosen_at) as chosen_at,
        arg_max(shown, chosen_at) as shown
    from klik.snapshot_choice
    group by snapshot_id
),

shown_snapshots as (
    select
        snapshot.*,
        newest_choice.chosen_at
    from klik.snapshot
    inner join newest_choice using (snapshot_id)
    where newest_choice.shown
),

only_municipality as (
    select if(count(distinct municipality) = 1, any_value(municipality), '') as name
    from shown_snapshots
    where municipality <> ''
)

select
    shown_snapshots.* exclude (chosen_at)
    replace (if(shown_snapshots.municipality = '', only_municipality.name, shown_snapshots.municipality) as municipality)
from shown_snapshots
cross join only_municipality
qualify
    row_number() over (
        partition by
            if(shown_snapshots.municipality = '', only_municipality.name, shown_snapshots.municipality),
            shown_snapshots.as_of
        order by shown_snapshots.chosen_at desc, shown_snapshots.snapshot_id desc
    ) = 1;
