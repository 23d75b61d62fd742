-- What the municipalities share (domain/shared_figures.py), in a database in memory that has nothing else: store/comparison.py
-- fills it. key: what the spellings of one name have in common. moved is null where there was no export before.
create or replace table shared_figure (
    municipality text, kind text, key text, name text,
    tasks integer, grey integer, green integer, yellow integer, red integer, overdue integer, moved integer
);
