-- Question:   Which names of persons have the tasks and the programmappe of an evaluation, and how often?
-- Parameters: $evaluation_id  the evaluation's number (number)
-- Columns:    municipality ('' where nobody said), written, uses
-- Order:      municipality, then most uses, then the name
-- Used by:    store/role_cache.py
with of_evaluation as (
    select {'evaluation_id': $evaluation_id, 'municipalities': []::text[]} as chosen
),

names as (
    select snapshot_municipality as municipality, unnest([responsible, executor]) as written
    from task_status
    where evaluation_id = $evaluation_id
    union all
    select municipality, person as written
    from programme_staffing((select chosen from of_evaluation))
    union all
    select municipality, leader as written
    from programme_projects((select chosen from of_evaluation))
    union all
    select municipality, name as written
    from programme_persons((select chosen from of_evaluation))
)

select municipality, written, count(*) as uses
from names
where written is not null
group by municipality, written
order by municipality, uses desc, written
