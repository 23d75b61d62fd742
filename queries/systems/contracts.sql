-- Question:   Which systems have we, which contracts on them, and does one end before the project that replaces it?
-- Parameters: $filter        domain/filters.py: TaskFilter; its day, municipalities, projects, interfaces and
--                            components (that a system's snitflader belong to)
--             $notice_days   how many days ahead of a notice date to warn (number, default 90)
-- Columns:    contract_id (null: no contract), system (with whose it is, where two have one of that name), supplier, owner, interfaces (list), project (that replaces it, as KLIK names it; null: none),
--             worst_light (code, of the project's open tasks; null: none), project_due (date: when we must be ready by the
--             programmappe, else the last open task's deadline), contract, expires, notice_by (as written), ends_first,
--             ends_last, notice_last (dates), days_short (how many days the contract ends too early), warning (code:
--             ended, ends_before, may_end_before, notice_passed, notice_soon, no_contract; null: none), note
-- Order:      the gravest warning first, then the earliest end, then system, contract and contract_id
-- Used by:    app_pages/systems.py
with open_task as (
    select snapshot_municipality as municipality, project, worst_light, due_date
    from task_status_for($filter)
    where
        is_open
        and (
            len($filter.municipalities) = 0
            or list_contains($filter.municipalities, snapshot_municipality)
        )
),

together as (
    select
        agreed.*,
        (
            select arg_max(task.worst_light, light_rank(task.worst_light))
            from open_task as task
            where task.project = agreed.project and same_municipality(task.municipality, agreed.municipality)
        ) as worst_light,
        coalesce(
            (
                select max(described.ready_by_last)
                from programme_projects($filter) as described
                where
                    described.project = agreed.project
                    and same_municipality(described.municipality, agreed.municipality)
            ),
            (
                select max(task.due_date)
                from open_task as task
                where task.project = agreed.project and same_municipality(task.municipality, agreed.municipality)
            )
        ) as project_due
    from system_contracts($filter) as agreed
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
    named_apart(system, municipality) as system,
    supplier,
    owner,
    interfaces,
    project,
    worst_light,
    project_due,
    contract_id,
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
    and (len($filter.components) = 0 or list_has_any($filter.components, components_or_none(components)))
order by
    list_position(
        ['ended', 'ends_before', 'may_end_before', 'notice_passed', 'notice_soon', 'no_contract'], warning
    ) nulls last,
    ends_last nulls last,
    in_danish_order(system),
    contract,
    contract_id
