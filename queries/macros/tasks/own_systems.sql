-- The systems that a task's row names in a column of the file's own; several have semicolons between them.
create or replace macro own_systems(extra) as string_split(
    concat_ws(
        ';', extra ->> 'System', extra ->> 'It-system', extra ->> 'IT-system', extra ->> 'Fagsystem', extra ->> 'Systemer'
    ),
    ';'
);
