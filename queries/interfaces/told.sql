-- Question:   How much does the programmappe tell of what the page shows?
-- Parameters: $filter  domain/filters.py: TaskFilter; only its day counts
-- Columns:    one row: uses, attention, activities (how many rows each)
-- Order:      a single row
-- Used by:    app_pages/interfaces.py
select
    (select count(*) from register_rows('interface_uses', $filter.as_of)) as uses,
    (select count(*) from register_rows('attention', $filter.as_of)) as attention,
    (select count(*) from register_rows('activities', $filter.as_of)) as activities
order by uses
