-- Which støttesystem a snitflade belongs to; null: none that we know. One that the catalogue hasn't goes with its family,
-- as SF1590_C with SF1590_A. Hand it a column with its table's name: `interface` alone is the catalogue's own.
create or replace macro component_of(number) as
coalesce(
    (select nullif(reference.component, '') from reference_interface as reference where reference.interface = number),
    (
        select min(reference.component)
        from reference_interface as reference
        where
            reference.component <> ''
            and split_part(reference.interface, '_', 1) = split_part(number, '_', 1)
    )
);
