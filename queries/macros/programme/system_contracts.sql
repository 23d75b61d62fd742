-- The systems and contracts of the programmappe for a filter's day: a row for each contract, and for each system without
-- one. `project`: the one that replaces the system, as KLIK names it. The two sheets are joined by the system's name, folded.
create or replace macro system_contracts(chosen) as table
with owned as (
    select
        known ->> 'system' as system_key,
        content ->> 'system' as system,
        content ->> 'supplier' as supplier,
        content ->> 'owner' as owner,
        coalesce(from_json(known -> 'interfaces', '["VARCHAR"]'), []) as interfaces,
        coalesce(project_matched_to(content ->> 'replaced_by', owner, chosen), content ->> 'replaced_by') as project,
        content ->> 'note' as note
    from programme_rows('systems', chosen)
    where (content ->> 'system') is not null
),

agreed as (
    select
        known ->> 'system' as system_key,
        row_id,
        content ->> 'system' as system,
        content ->> 'name' as contract,
        content ->> 'supplier' as supplier,
        content ->> 'ends' as expires,
        content ->> 'notice_by' as notice_by,
        try_cast(known ->> 'ends_first' as date) as ends_first,
        try_cast(known ->> 'ends_last' as date) as ends_last,
        try_cast(known ->> 'notice_by_last' as date) as notice_last,
        content ->> 'note' as note
    from programme_rows('contracts', chosen)
    where (content ->> 'system') is not null
)

select
    coalesce(owned.system, agreed.system) as system,
    coalesce(owned.supplier, agreed.supplier) as supplier,
    owned.owner,
    coalesce(owned.interfaces, []) as interfaces,
    owned.project,
    agreed.row_id as contract_id,
    agreed.contract,
    agreed.expires,
    agreed.notice_by,
    agreed.ends_first,
    agreed.ends_last,
    agreed.notice_last,
    concat_ws('. ', owned.note, agreed.note) as note,
    agreed.system is not null as has_contract
from owned
full join agreed on owned.system_key = agreed.system_key;
