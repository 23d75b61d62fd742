-- What at least `fewest` municipalities have tasks of: of the others nothing is said, so that a name that only one or two
-- have, which may be anything that they wrote, is shown to nobody else. name: as `our_code` spells it, else the first spelling.
create or replace macro groups_of_several(of_kind, our_code, fewest) as table
with named as (
    select distinct group_key, municipality, name, if(municipality = our_code, name, null) as own_name
    from shares_of(of_kind)
),

counted as (
    select group_key, coalesce(min(own_name), min(name)) as name, count(*) as municipalities
    from named
    group by group_key
)

select *
from counted
where municipalities >= fewest;
