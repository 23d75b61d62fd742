-- The sister tasks of a filter's day: tasks of other projects of the same municipality that had been completed by then, and
-- that ask for the same as an open task that KLIK shows as grey or green. A row for each task and sister.
--
-- Two titles are alike where their words are (domain/alike_titles.py): by themselves, or, where by_title is false, only
-- where the tasks share a støttesystem or a snitflade, too. store/memory_cache.py fills the tables.
create or replace table title_words (evaluation_id bigint, title text, words text);

create or replace table alike_words (evaluation_id bigint, words text, sister_words text, by_title boolean);

create or replace table coming_task (
    evaluation_id bigint, municipality text, task_key text, project text, components text[], interfaces text[], words text
);

create or replace macro sisters(chosen) as table
-- Joined first: of rows written in the same transaction DuckDB doesn't know how many there are, and joins all with all.
with completed as materialized (
    select alike.words as alike_to, alike.by_title, done.*
    from alike_words as alike
    inner join completed_task as done on alike.sister_words = done.words
    where alike.evaluation_id = chosen['evaluation_id'] and done.evaluation_id = chosen['evaluation_id']
)

select
    task.task_key,
    task.municipality,
    done.task_key as sister_key,
    done.* exclude (evaluation_id, municipality, task_key, components, interfaces, words, alike_to, by_title)
from coming_task as task
inner join completed as done
    on
        task.words = done.alike_to
        and task.municipality = done.municipality
        and task.project <> done.project
        and (
            done.by_title
            or list_has_any(task.components, done.components)
            or list_has_any(task.interfaces, done.interfaces)
        )
where task.evaluation_id = chosen['evaluation_id'] and in_scope(task.municipality);
