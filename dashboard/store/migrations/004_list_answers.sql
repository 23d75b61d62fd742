-- Whether an export is the same list as the one before, where hardly a task is known from it: what a user answered.
-- By the files' hashes, so that the answer holds when a file is read again. Append-only; the newest counts.

create table klik.list_answer (
    content_hash text not null,       -- of the later file
    previous_hash text not null,      -- of the earlier file
    same_list boolean not null,
    answered_at timestamp not null    -- UTC
);
