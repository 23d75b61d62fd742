-- Who fills which role, by the sheet *Bemanding*, for a filter's day: the days from which and till which that is certain
-- and possible, since "marts 2027" may be any day of it. An empty end is open.
--
-- project, component  null: all
-- person              as the sheet *Personer* has the name
-- share               percent of the role; 100 where none is given
create or replace macro role_staffing(chosen) as table
select
    staffing.municipality,
    staffing.role,
    staffing.project,
    staffing.component,
    coalesce(meant.person, staffing.person) as person,
    coalesce(staffing.share_percent, 100) as share,
    coalesce(staffing.starts_first, date '0001-01-01') as possible_from,
    coalesce(staffing.starts_last, date '0001-01-01') as certain_from,
    coalesce(staffing.ends_first, date '9999-12-30') as certain_to,
    coalesce(staffing.ends_last, date '9999-12-30') as possible_to
from programme_staffing(chosen) as staffing
left join person_meant(chosen) as meant
    on staffing.person = meant.written and staffing.municipality = meant.municipality
where staffing.role is not null and staffing.person is not null;
