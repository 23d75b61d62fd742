-- How every task has stood through the exports: a row for each run of a municipality's exports in which nothing of it
-- changed. Derived from klik.task, in memory only: store/history_cache.py brings it up to date once a question reads it, and
-- makes anew what a late, a deleted or a corrected export makes untrue.
--
-- from_no, to_no  numbers of the first and the last of these exports; to_no is null while it still is so
-- worst_light     as light_rule.sql has it on the day of the export
create or replace table task_state (
    municipality text, task_key text, from_no integer, to_no integer,
    worst_light text, light text, status text, due_date date, responsible text, executor text,
    project text, theme text, components text[], interfaces text[]
);

-- Which exports it was made of, numbered from 1 by their day within each municipality.
create or replace table state_export (
    municipality text, export_no integer, snapshot_id text, as_of date, warning_days integer
);

-- The state of the data when it was last brought up to date.
create or replace table state_generation (generation text, warning_days integer);

-- The runs of the exports that are taken just now; empty at all other times.
create or replace table state_run as
select task_state.* exclude (municipality, to_no), from_no as last_no
from task_state
limit 0;
