-- Question:   Whom does one call about a task, seat by seat, how are they reached, and which seat is empty?
-- Parameters: $filter    domain/filters.py: TaskFilter; only its day counts
--             $task_key  the task, as evaluated_tasks.sql names it
-- Columns:    rank (1 executor, 2 responsible, 3 leader of the project, 4 a role that the task needs, 5 KOMBIT-programleder),
--             role (null for 1 and 2), person (as the sheet *Personer* has the name; null: nobody), phone, mail (null where
--             nobody has written it), unit, because (of rank 4, in Danish), is_registered (the
--             programmappe says how to reach the person)
-- Order:      rank, then role and person
-- Used by:    ui/tasks/call_list.py
with asked as (
    select snapshot_municipality as municipality, project, responsible, executor
    from task_status_for($filter)
    where task_key = $task_key
),

staffed as (
    select staffing.role, staffing.person, staffing.person_row, staffing.component
    from role_staffing($filter) as staffing
    inner join asked
        on
            staffing.municipality in ('', asked.municipality)
            and (staffing.project is null or staffing.project = asked.project)
    where $filter.as_of::date between staffing.possible_from and staffing.possible_to
),

needed as (
    select
        coupled.role, coupled.component,
        string_agg(distinct coupled.because, ' ' order by coupled.because) as because
    from role_couplings($filter) as coupled
    semi join (from role_needs($filter) where is_relevant) as need
        on
            coupled.municipality = need.municipality
            and coupled.project = need.project
            and coupled.role = need.role
    where coupled.task_key = $task_key and coupled.role not in ('Projektleder', 'KOMBIT-programleder')
    group by coupled.role, coupled.component
),

seats as (
    select 1 as rank, null::text as role, meant.person, meant.person_row, null::text as because
    from asked
    left join person_meant($filter) as meant
        on asked.executor = meant.written and asked.municipality = meant.municipality
    union all
    select 2 as rank, null as role, meant.person, meant.person_row, null as because
    from asked
    left join person_meant($filter) as meant
        on asked.responsible = meant.written and asked.municipality = meant.municipality
    union all
    select 4 as rank, needed.role, staffed.person, staffed.person_row, needed.because
    from needed
    left join staffed
        on
            lower(needed.role) = lower(staffed.role)
            and (staffed.component is null or needed.component is null or staffed.component = needed.component)
    union all
    select 5 as rank, 'KOMBIT-programleder' as role, staffed.person, staffed.person_row, null as because
    from asked
    left join staffed on staffed.role = 'KOMBIT-programleder'
),

reached as (
    select
        seats.rank, seats.role, seats.person, register.phone, register.mail, register.unit, seats.because,
        seats.person_row is not null as is_registered
    from seats
    left join programme_persons($filter) as register on seats.person_row = register.row_id
    union all
    select
        3 as rank, 'Projektleder' as role, leader.person, leader.phone, leader.mail, leader.unit, null as because,
        leader.phone is not null or leader.mail is not null as is_registered
    from asked
    left join project_leaders($filter) as leader
        on asked.project = leader.project and asked.municipality = leader.municipality
    where asked.project is not null
)

select
    rank,
    role,
    person,
    any_value(phone) as phone,
    any_value(mail) as mail,
    any_value(unit) as unit,
    string_agg(distinct because, ' ' order by because) as because,
    bool_or(is_registered) as is_registered
from reached
group by rank, role, person
order by rank, role, person
