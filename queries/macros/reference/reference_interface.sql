-- The snitflader of the catalogue with their støttesystem (domain/catalogue.py). store/reference_tables.py fills it.
create or replace table reference_interface (interface text, component text);
