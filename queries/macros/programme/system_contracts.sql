-- The systems and contracts of the programmappe for a filter's day: a row for each contract, and for each system without
-- one. `project`: the one that replaces the system, as KLIK names it. `components`: the
-- støttesystemer that the system's snitflader belong to. The two sheets are joined by the system's
-- name, folded, within a municipality.
create or replace macro system_contracts(chosen) as table
with owned as (
    select
        written.*,
        (
            select list(distinct component_of(used.interface)) filter (where component_of(used.interface) is not null)
            from (select unnest(written.interfaces) as interface) as used
        ) as components
    from programme_systems(chosen) as written
    where written.system is not null
),

agreed as (
    select municipality, row_id, system_key, system, name, supplier, ends, ends_first, ends_last, notice_by, notice_by_last, note
    from programme_contracts(chosen)
    where system is not null
)

select
    coalesce(nullif(owned.municipality, ''), agreed.municipality, '') as municipality,
    coalesce(owned.system, agreed.system) as system,
    coalesce(owned.supplier, agreed.supplier) as supplier,
    owned.owner,
    coalesce(owned.interfaces, []) as interfaces,
    coalesce(owned.components, []) as components,
    owned.replaced_by as project,
    agreed.row_id as contract_id,
    agreed.name as contract,
    agreed.ends as expires,
    agreed.notice_by,
    agreed.ends_first,
    agreed.ends_last,
    agreed.notice_by_last as notice_last,
    concat_ws('. ', owned.note, agreed.note) as note,
    agreed.system is not null as has_contract
from owned
full join agreed
    on owned.system_key = agreed.system_key and same_municipality(owned.municipality, agreed.municipality);
