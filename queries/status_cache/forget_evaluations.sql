-- Question:   Which evaluations give room for another? Those that something has been written since, then the oldest.
-- Parameters: $at_most     how many stay (number)
--             $generation  which state the data is in: store/generation.py
-- Columns:    none
-- Order:      oldest last
-- Used by:    store/status_cache.py
delete from evaluation
where
    generation <> $generation
    or evaluation_id not in (
        select newest.evaluation_id
        from evaluation as newest
        where newest.generation = $generation
        order by newest.evaluation_id desc
        limit $at_most
    )
