-- Which project of KLIK's each name in the programmappe means, of one evaluation: it may say "Projekt KSD" of "KSD".
-- store/status_cache.py fills the table, by domain/project_names.py. `owner`: whose programmappe writes the name.
create or replace table matched_project (evaluation_id bigint, owner text, written text, project text);

create or replace macro matched_names(of_evaluation) as table
select owner, written, any_value(project) as project
from matched_project
where evaluation_id = of_evaluation
group by owner, written;
