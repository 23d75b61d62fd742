-- Question:   Which words has the title of each completed task of an evaluation?
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    none
-- Order:      by title
-- Used by:    store/memory_cache.py
update completed_task
set words = own.words
from (select title, words from title_words where evaluation_id = $evaluation_id order by title) as own
where completed_task.evaluation_id = $evaluation_id and completed_task.title = own.title
