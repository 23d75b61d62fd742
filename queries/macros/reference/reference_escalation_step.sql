-- Which steps the flow of eskalation has, and where each leads (domain/escalation.py): a row for each stage that it
-- may be taken from. from_stage: '' where there is no case yet. store/reference_tables.py fills it.
create or replace table reference_escalation_step (from_stage text, step text, label text, to_stage text);
