-- Whether each snapshot is shown, by the newest choice that was made about it.
create or replace macro newest_choices() as table
select
    snapshot_id,
    max(chosen_at) as chosen_at,
    arg_max(shown, chosen_at) as shown
from klik.snapshot_choice
group by snapshot_id;
