-- Question:   Which systems have we, which contracts on them, and does one end before the project that replaces it?
-- Parameters: $filter        domain/filters.py: TaskFilter
--             $notice_days   how many days ahead a notice date is told of
-- Columns:    system, supplier, owner, interfaces (list), project (that replaces it, as KLIK names it; null: none),
--             worst_light (code, of the project's open tasks; null: none), project_due (date: when we must be ready by the
--             programmappe, else the last open task's deadline), contract, expires, notice_by (as written), ends_first,
--             ends_last, notice_last (dates), days_short (how many days the contract ends too early), warning (code:
--             ended, ends_before, may_end_before, notice_passed, notice_soon, no_contract; null: none), note
-- Order:      the gravest warning first, then the earliest end, then system
-- Used by:    app_pages/systems.py
with owned as (
    select
        content ->> 'system' as system,
        content ->> 'supplier' as supplier,
        content ->> 'owner' as owner,
        coalesce(from_json(known -> 'interfaces', '["VARCHAR"]'), []) as interfaces,
        coalesce(project_known_as(content ->> 'replaced_by', $filter), content ->> 'replaced_by') as project,
        content ->> 'note' as note
    from programme_rows('systems', $filter)
    where content ->> 'system' is not null
),

agreed as (
    select
        content ->> 'system' as system,
        content ->> 'name' as contract,
        content ->> 'supplier' as supplier,
        content ->> 'ends' as expires,
        content ->> 'notice_by' as notice_by,
        (known ->> 'ends_first')::date as ends_first,
        (known ->> 'ends_last')::date as ends_last,
        (known ->> 'notice_by_last')::date as notice_last,
        content ->> 'note' as note
    from programme_rows('contracts', $filter)
    where content ->> 'system' is not null
),

ready as (
    select project, max((known ->> 'ready_by_last')::date) as ready_by
    from programme_rows('projects', $filter)
    group by project
),

in_klik as (
    select
        project,
        arg_max(worst_light, light_rank(worst_light)) as worst_light,
        max(due_date) as last_due
    from judged_for($filter)
    where is_open
    group by project
),

together as (
    select
        coalesce(owned.system, agreed.system) as system,
        coalesce(owned.supplier, agreed.supplier) as supplier,
        owned.owner,
        coalesce(owned.interfaces, []) as interfaces,
        owned.project,
        in_klik.worst_light,
        coalesce(ready.ready_by, in_klik.last_due) as project_due,
        agreed.contract,
        agreed.expires,
        agreed.notice_by,
        agreed.ends_first,
        agreed.ends_last,
        agreed.notice_last,
        concat_ws('. ', owned.note, agreed.note) as note,
        agreed.system is not null as has_contract
    from owned
    full join agreed on lower(trim(owned.system)) = lower(trim(agreed.system))
    left join ready on owned.project = ready.project
    left join in_klik on owned.project = in_klik.project
),

warned as (
    select
        *,
        if(project_due > ends_last, project_due - ends_last, null) as days_short,
        case
            when ends_last < $filter.as_of then 'ended'
            when ends_last < project_due then 'ends_before'
            when ends_first < project_due then 'may_end_before'
            when notice_last < $filter.as_of then 'notice_passed'
            when notice_last <= $filter.as_of + $notice_days::integer then 'notice_soon'
            when not has_contract then 'no_contract'
        end as warning
    from together
)

select
    system,
    supplier,
    owner,
    interfaces,
    project,
    worst_light,
    project_due,
    contract,
    expires,
    notice_by,
    ends_first,
    ends_last,
    notice_last,
    days_short,
    warning,
    note
from warned
where
    (len($filter.projects) = 0 or list_contains($filter.projects, project))
    and (len($filter.interfaces) = 0 or list_has_any($filter.interfaces, interfaces))
order by
    list_position(
        ['ended', 'ends_before', 'may_end_before', 'notice_passed', 'notice_soon', 'no_contract'], warning
    ) nulls last,
    ends_last nulls last,
    in_danish_order(system),
    contract
