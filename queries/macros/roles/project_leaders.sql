-- Who leads each project on a filter's day, and how they are reached: by the sheet *Projekter*, else by *Bemanding*, the
-- project's own before one of all projects. Phone and mail by *Projekter*, else by *Personer*.
create or replace macro project_leaders(chosen) as table
with projects as (
    select distinct snapshot_municipality as municipality, project
    from task_status_for(chosen)
    where project is not null
),

leaders as (
    select
        project.municipality, project.project, staffing.person, staffing.person_row,
        case when not staffing.is_written then 1 when staffing.project is not null then 2 else 3 end as nearness
    from projects as project
    inner join role_staffing(chosen) as staffing
        on
            staffing.role = 'Projektleder'
            and staffing.municipality in ('', project.municipality)
            and (staffing.project is null or staffing.project = project.project)
            and chosen['as_of']::date between staffing.possible_from and staffing.possible_to
    qualify nearness = min(nearness) over (partition by project.municipality, project.project)
)

select distinct
    leaders.municipality,
    leaders.project,
    leaders.person,
    coalesce(described.leader_phone, register.phone) as phone,
    coalesce(described.leader_mail, register.mail) as mail,
    register.unit
from leaders
left join programme_persons(chosen) as register on leaders.person_row = register.row_id
left join programme_projects(chosen) as described
    on
        leaders.nearness = 1
        and described.leader is not null
        and described.project = leaders.project
        and described.municipality in ('', leaders.municipality);
