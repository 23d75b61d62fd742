-- Snapshots, their tasks, the files they came from, and what has been remembered for next time.
-- Append-only: an edit is a new row; macros in queries/macros/ show the newest.

create table klik.snapshot (
    snapshot_id text not null,        -- UUIDv7, a fresh one for each try
    municipality text not null,       -- '' where the file doesn't say
    as_of date not null,              -- the export date
    as_of_source text not null,       -- title, column, file_name, properties, user, today
    file_name text not null,
    content_hash text not null,       -- SHA-256 of the file's bytes
    imported_at timestamp not null,   -- UTC
    mapping text not null,            -- JSON: our field names to the file's headers
    fields text[] not null,           -- our fields that the file has a column for
    receipt text not null             -- JSON: rows read, rejected, warnings, as `check --json` prints
);

-- Which of several snapshots for one municipality and export date is shown: the one with the newest choice.
-- An import writes one; "use the earlier one" writes another. A correction of the date or the municipality writes
-- one that isn't shown for the snapshot it takes the place of.
create table klik.snapshot_choice (
    snapshot_id text not null,
    chosen_at timestamp not null,
    shown boolean not null
);

-- The file itself, so that a mapping can be changed later and the tasks follow.
create table klik.source_file (
    content_hash text not null,
    content blob not null
);

create table klik.task (
    snapshot_id text not null,
    sheet text not null,
    row_number integer not null,      -- 1-based row of the sheet
    task_key text not null,           -- domain/task_key.py: the same task in every snapshot
    task_id text,
    title text not null,
    description text,
    project text,
    theme text,
    phase text,
    task_type text,
    mandatory boolean,
    municipality text,
    component text,                   -- as the file has it
    interface text,                   -- as the file has it
    role text,
    published_date date,
    start_date date,
    due_date date,                    -- last day, where the file gives a period
    due_date_from date,               -- first day, where the file gives a period
    due_date_text text,               -- as the file has it, where it is vague
    completed_date date,
    updated_date date,
    status text,                      -- as the file has it
    status_code text,                 -- not_started, in_progress, done, waiting, impossible, not_relevant; null: not known
    light text,                       -- code of domain/lights.py; null: the file shows none
    responsible text,
    executor text,
    comment text,
    link text,
    components text[] not null,       -- names in domain/reference/components.csv, or as the file has them
    interfaces text[] not null,       -- numbers in domain/reference/interfaces.csv, or as the file has them
    linked_by text,                   -- column, number, term; null: not linked
    extra text not null               -- JSON object: columns that we have no field for
);

create table klik.remembered_mapping (
    fingerprint text not null,        -- of the header row
    mapping text not null,            -- JSON: our field names to headers
    remembered_at timestamp not null
);
