-- Whether two exports look like two lists: fewer than a fifth of the tasks of the smaller one are in both. Of fewer
-- than ten tasks nothing can be told. known: how many are in both.
create or replace macro looks_like_another_list(known, tasks, tasks_before) as
least(tasks, tasks_before) >= 10 and known < 0.2 * least(tasks, tasks_before);
