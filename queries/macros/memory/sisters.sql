-- The sister tasks of a filter's day: tasks of other projects of the same municipality that had been completed by then, and
-- that ask for the same as an open task that KLIK shows as grey or green. A row for each task and sister.
--
-- Two titles are alike where their words are (domain/alike_titles.py): by themselves, or, where by_title is false, only
-- where the tasks share a støttesystem or a snitflade, too. store/memory_cache.py fills both tables.
create or replace table title_words (evaluation_id bigint, title text, words text);

create or replace table alike_words (evaluation_id bigint, words text, sister_words text, by_title boolean);

create or replace macro sisters(chosen) as table
select
    task.task_key,
    task.snapshot_municipality as municipality,
    done.task_key as sister_key,
    done.* exclude (evaluation_id, municipality, task_key, components, interfaces)
from task_status_for(chosen) as task
inner join title_words as own
    on task.title = own.title and own.evaluation_id = chosen['evaluation_id']
inner join alike_words as alike
    on own.words = alike.words and alike.evaluation_id = chosen['evaluation_id']
inner join title_words as others
    on alike.sister_words = others.words and others.evaluation_id = chosen['evaluation_id']
inner join completed_task as done
    on
        others.title = done.title
        and done.evaluation_id = chosen['evaluation_id']
        and task.snapshot_municipality = done.municipality
        and task.project <> done.project
        and (
            alike.by_title
            or list_has_any(task.components, done.components)
            or list_has_any(task.interfaces, done.interfaces)
        )
where task.is_open and task.shown_light in ('grey', 'green');
