-- What the sheet *Strategisk brug* lets one choose (domain/component_uses.py). store/reference_tables.py fills it.
create or replace table reference_component_use (code text, word text);
