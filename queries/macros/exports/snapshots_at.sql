-- What was known on a day: each municipality's newest snapshot from that day or before.
create or replace macro snapshots_at(day) as table
select *
from snapshots_in_use()
where as_of <= day
qualify row_number() over (partition by municipality order by as_of desc) = 1;
