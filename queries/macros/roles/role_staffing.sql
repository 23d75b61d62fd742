-- Who fills which role for a filter's day, by the sheet *Bemanding*, and by *Projekter*, which names each project's leader:
-- the days from which and till which that is certain and possible, since "marts 2027" may be any day of it. An empty end
-- is open; one that can't be read is certain on no day.
--
-- project, component  null: all
-- person              as the sheet *Personer* has the name; person_row: its row there, null where it has none
-- share               percent of the role; 100 where none is given, 0 where it can't be read
-- is_written          on the sheet *Bemanding*
create or replace macro role_staffing(chosen) as table
with staffed as (
    select
        municipality, role, project, component, person,
        coalesce(share_percent, if(share is null, 100, 0)) as share,
        coalesce(starts_first, date '0001-01-01') as possible_from,
        coalesce(starts_last, if(starts is null, date '0001-01-01', date '9999-12-30')) as certain_from,
        coalesce(ends_first, if(ends is null, date '9999-12-30', date '0001-01-01')) as certain_to,
        coalesce(ends_last, date '9999-12-30') as possible_to,
        true as is_written
    from programme_staffing(chosen)
    where role is not null and person is not null
    union all
    select
        municipality, 'Projektleder' as role, project, null as component, leader as person, 100 as share,
        date '0001-01-01' as possible_from, date '0001-01-01' as certain_from,
        date '9999-12-30' as certain_to, date '9999-12-30' as possible_to, false as is_written
    from programme_projects(chosen)
    where leader is not null and project is not null
)

select
    staffed.* replace (coalesce(meant.person, staffed.person) as person),
    meant.person_row
from staffed
left join person_meant(chosen) as meant
    on staffed.person = meant.written and staffed.municipality = meant.municipality;
