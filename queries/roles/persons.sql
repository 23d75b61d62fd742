-- Question:   Who has which roles, and how much is on each person's desk beside the others'?
-- Parameters: $filter        domain/filters.py: TaskFilter
--             $horizon_days  how far ahead a due date counts (number, default 240)
--             $most_tasks    macros/culture/overloaded_persons.sql (number, default 8)
--             $times_median  macros/culture/overloaded_persons.sql (number, default 2)
-- Columns:    person, roles (list of role, with its projects where it isn't of all), unit, phone, mail (null where the sheet
--             *Personer* lacks it), open_tasks (due within the horizon or overdue), busiest (the most of them in one
--             month), overloaded_in (list of months, their first days), is_registered (the sheet has the person)
-- Order:      by name
-- Used by:    ui/roles.py
with persons as (
    select person, bool_or(is_registered) as is_registered
    from person_meant($filter)
    where len($filter.municipalities) = 0 or municipality = '' or list_contains($filter.municipalities, municipality)
    group by person
),

by_role as (
    select person, role, string_agg(distinct project, ', ' order by project) as projects
    from role_staffing($filter)
    where $filter.as_of::date between possible_from and possible_to
    group by person, role
),

roles as (
    select person, list(role || coalesce(' (' || projects || ')', '')) as roles
    from by_role
    group by person
),

busy as (
    select person, sum(open_tasks)::bigint as open_tasks, max(open_tasks) as busiest
    from person_load($filter, $horizon_days)
    group by person
),

overloaded as (
    select person, list(distinct month order by month) as months
    from overloaded_persons($filter, $most_tasks, $times_median)
    where month <= $filter.as_of::date + $horizon_days::integer
    group by person
),

register as (
    select meant.person, any_value(sheet.unit) as unit, any_value(sheet.phone) as phone, any_value(sheet.mail) as mail
    from person_meant($filter) as meant
    inner join programme_persons($filter) as sheet on meant.person_row = sheet.row_id
    group by meant.person
)

select
    persons.person,
    list_sort(coalesce(roles.roles, [])) as roles,
    register.unit,
    register.phone,
    register.mail,
    coalesce(busy.open_tasks, 0) as open_tasks,
    coalesce(busy.busiest, 0) as busiest,
    coalesce(overloaded.months, []) as overloaded_in,
    persons.is_registered
from persons
left join roles using (person)
left join busy using (person)
left join overloaded using (person)
left join register using (person)
where persons.is_registered or roles.person is not null or busy.person is not null
order by in_danish_order(persons.person), persons.person
