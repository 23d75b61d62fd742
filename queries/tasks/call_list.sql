-- Question:   Whom does one call about a task, seat by seat, how are they reached, and which seat is empty?
-- Parameters: $filter    domain/filters.py: TaskFilter; only its day counts
--             $task_key  the task, as evaluated_tasks.sql names it
-- Columns:    rank (1 executor, 2 responsible, 3 leader of the project, 4 a role that the task needs, 5 KOMBIT-programleder),
--             role (null for 1 and 2), person (as the sheet *Personer* has the name; null: nobody), phone, mail (null where
--             nobody has written it), unit, because (of rank 4, in Danish), is_registered (the sheet has the person)
-- Order:      rank, then role and person
-- Used by:    ui/tasks/call_list.py
with asked as (
    select snapshot_municipality as municipality, project, responsible, executor
    from task_status_for($filter)
    where task_key = $task_key
),

staffed as (
    select asked.municipality, staffing.role, staffing.person, staffing.project is not null as is_own
    from role_staffing($filter) as staffing
    inner join asked
        on
            staffing.municipality in ('', asked.municipality)
            and (staffing.project is null or staffing.project = asked.project)
    where $filter.as_of::date between staffing.possible_from and staffing.possible_to
),

-- The sheet *Projekter* names the leader; where it doesn't, *Bemanding* may.
leaders as (
    select project.municipality, project.leader as person, project.leader_phone as phone, project.leader_mail as mail
    from programme_projects($filter) as project
    inner join asked on project.project = asked.project and project.municipality in ('', asked.municipality)
    where project.leader is not null
),

needed as (
    select coupled.role, string_agg(distinct coupled.because, '. ' order by coupled.because) as because
    from role_couplings($filter) as coupled
    semi join (from role_needs($filter) where is_relevant) as need
        on
            coupled.municipality = need.municipality
            and coupled.project = need.project
            and coupled.role = need.role
    where coupled.task_key = $task_key and coupled.role not in ('Projektleder', 'KOMBIT-programleder')
    group by coupled.role
),

seats as (
    select 1 as rank, null::text as role, executor as person, null::text as phone, null::text as mail, null::text as because
    from asked
    union all
    select 2 as rank, null as role, responsible as person, null as phone, null as mail, null as because
    from asked
    union all
    select 3 as rank, 'Projektleder' as role, leaders.person, leaders.phone, leaders.mail, null as because
    from asked
    left join (
        select person, phone, mail
        from leaders
        union all
        select person, null as phone, null as mail
        from staffed
        where role = 'Projektleder' and not exists (from leaders)
        qualify is_own or not bool_or(is_own) over ()
    ) as leaders on true
    where asked.project is not null
    union all
    select 4 as rank, needed.role, staffed.person, null as phone, null as mail, needed.because
    from needed
    left join staffed on lower(needed.role) = lower(staffed.role)
    union all
    select 5 as rank, 'KOMBIT-programleder' as role, staffed.person, null as phone, null as mail, null as because
    from asked
    left join staffed on staffed.role = 'KOMBIT-programleder'
),

named as (
    select seats.* exclude (person), coalesce(meant.person, seats.person) as person, asked.municipality
    from seats
    cross join asked
    left join person_meant($filter) as meant
        on seats.person = meant.written and meant.municipality in ('', asked.municipality)
),

register as (
    select municipality, name, any_value(phone) as phone, any_value(mail) as mail, any_value(unit) as unit
    from programme_persons($filter)
    group by municipality, name
)

select
    named.rank,
    named.role,
    named.person,
    coalesce(any_value(named.phone), any_value(register.phone)) as phone,
    coalesce(any_value(named.mail), any_value(register.mail)) as mail,
    any_value(register.unit) as unit,
    any_value(named.because) as because,
    count(register.name) > 0 as is_registered
from named
left join register on named.person = register.name and register.municipality in ('', named.municipality)
group by named.rank, named.role, named.person
order by named.rank, named.role, named.person
