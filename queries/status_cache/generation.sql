-- Question:   Which state of the data is this?
-- Parameters: none
-- Columns:    generation: another text once something was written or deleted
-- Order:      a single row
-- Used by:    store/generation.py
select store_generation() as generation
order by generation
