-- Which role a støttesystem or a snitflade needs, for a filter's day: our suggestion, or what the sheet *Roller* says of
-- a støttesystem without naming a project. What says not relevant is applied in role_needs.sql.
--
-- municipality  whose row it is; '' for all
-- component     '' where the row is about an interface
-- interface     '' where it is about a component
create or replace macro component_roles(chosen) as table
select '' as municipality, component, interface, role, why
from reference_component_role
union all
select municipality, component, '' as interface, role, coalesce(any_value(note), 'står på arket Roller') as why
from programme_role_needs(chosen)
where need_choice = 'nødvendig' and project is null and component is not null and role is not null
group by municipality, component, role;
