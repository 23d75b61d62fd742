-- The evaluations whose sister tasks are kept, as the data were then: numbers begin anew when something is written.
-- store/memory_cache.py fills the table.
create or replace table memory_evaluation (evaluation_id bigint, as_of date, warning_days integer, generation text);
