-- Whose row it is: a session that may see one municipality's data sees its rows of the register only.
-- '': nobody said; such rows belong to the only municipality there is (queries/macros/exports/owner_of.sql).

alter table klik.register_version add column municipality text default '';

update klik.register_version
set municipality = coalesce(content ->> 'municipality', '')
where subject = 'link_corrections';
