-- The municipality's own register: what KLIK doesn't know. Append-only: an edit is a new version of its row, and so
-- is a removal; queries/macros/programme/register_rows.sql shows the newest version on a day.

create table klik.register_version (
    version_id text not null,       -- UUIDv7
    row_id text not null,           -- the same in every version of a row
    subject text not null,          -- a name in domain/programme_schema.py
    position double not null,       -- the row's place in its sheet
    valid_from date not null,       -- the as-of date from which the version counts
    changed_at timestamp not null,  -- UTC
    changed_by text not null,
    origin text not null,           -- where the version came from: "app", or the workbook's name, sheet and row
    removed boolean not null,
    content text not null           -- JSON: column to text as written; dates also as _first and _last
);
