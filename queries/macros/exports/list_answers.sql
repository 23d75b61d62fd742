-- Whether two files are the same list, as a user answered last.
create or replace macro list_answers() as table
select
    content_hash,
    previous_hash,
    arg_max(same_list, answered_at) as same_list
from klik.list_answer
group by content_hash, previous_hash;
