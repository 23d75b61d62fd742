-- A task's persons, each once, where it may have none: domain/horizon.py has the same words.
create or replace macro persons_or_nobody(responsible, executor) as
coalesce(
    nullif(list_distinct([responsible, executor]), []),
    ['Ingen ansvarlig eller udfører']
);
