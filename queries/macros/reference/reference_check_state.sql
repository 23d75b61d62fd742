-- How far a check of the it-miljø may be (domain/check_states.py). store/reference_tables.py fills it.
create or replace table reference_check_state (code text, word text);
