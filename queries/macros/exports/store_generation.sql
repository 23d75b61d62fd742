-- Another text once something was written or deleted, by whichever process: what was made of earlier answers is old.
-- The moments only grow (store/snapshots.py: moment_after), and a deletion shows in the counts,
-- or, where it only takes a person out of what rows say, in the new ids of their versions.
create or replace macro store_generation() as concat_ws(
    ' ',
    (select count(*) from klik.snapshot),
    (select concat_ws(' ', count(*), max(chosen_at)) from klik.snapshot_choice),
    (select concat_ws(' ', count(*), max(changed_at), bit_xor(hash(version_id))) from klik.register_version),
    (select concat_ws(' ', count(*), max(remembered_at)) from klik.remembered_mapping),
    (select concat_ws(' ', count(*), max(answered_at)) from klik.list_answer)
);
