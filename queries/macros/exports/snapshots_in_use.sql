-- The snapshots that views show: for each municipality and export date the one chosen last.
-- A file that says no municipality belongs to the only one there is, so that its tasks aren't counted beside it.
create or replace macro snapshots_in_use() as table
select snapshot.* exclude (owner) replace (snapshot.owner as municipality)
from snapshots_in_scope() as snapshot
inner join newest_choices() as choice using (snapshot_id)
where choice.shown
qualify
    row_number() over (
        partition by snapshot.owner, snapshot.as_of
        order by choice.chosen_at desc, snapshot.snapshot_id desc
    ) = 1;
