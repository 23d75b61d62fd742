-- The snapshots that views show: for each municipality and export date the one chosen last.
create or replace macro snapshots_in_use() as table
with newest_choice as (
    select
        snapshot_id,
        max(chosen_at) as chosen_at,
        arg_max(shown, chosen_at) as shown
    from klik.snapshot_choice
    group by snapshot_id
)

select snapshot.*
from klik.snapshot
inner join newest_choice using (snapshot_id)
where newest_choice.shown
qualify
    row_number() over (
        partition by snapshot.municipality, snapshot.as_of
        order by newest_choice.chosen_at desc, snapshot.snapshot_id desc
    ) = 1;
