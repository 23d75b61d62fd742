-- Every task of two days, as it stood on each: what all that compares two exports is made of. chosen, previous: filters of
-- the later and the earlier day; of their choices none counts here but the days.
--
-- municipality   keys tell municipalities apart
-- light_then, light_now, due_then, due_now, person_then, person_now: null where the task is not in that day's export
-- is_in_both     the two days' exports have it
-- is_added       only the later has it, of a municipality that had an earlier one, too
-- is_gone        only the earlier has it
-- tells_persons  both exports have a column for ansvarlig and one for udfører; else nobody can say who was reassigned
-- is_other_list  the municipality's exports look like two lists, and no user answered that they are the same: which
--                tasks are added or gone nobody can say, so none is
create or replace macro paired_tasks(chosen, previous) as table
with now_all as (
    select task_key, snapshot_id, snapshot_municipality, due_date, worst_light, executor, responsible
    from task_status_for(chosen)
),

then_all as (
    select task_key, snapshot_id, snapshot_municipality, due_date, worst_light, executor, responsible
    from task_status_for(previous)
),

paired as materialized (
    select
        task_key,
        coalesce(later.snapshot_municipality, earlier.snapshot_municipality) as municipality,
        later.snapshot_id as now_id,
        earlier.snapshot_id as then_id,
        earlier.worst_light as light_then,
        later.worst_light as light_now,
        earlier.due_date as due_then,
        later.due_date as due_now,
        coalesce(earlier.executor, earlier.responsible) as person_then,
        coalesce(later.executor, later.responsible) as person_now,
        then_id is not null and now_id is not null as is_in_both
    from now_all as later
    full join then_all as earlier using (task_key)
),

in_common as (
    select
        municipality,
        any_value(now_id) as now_export,
        any_value(then_id) as then_export,
        looks_like_another_list(count(*) filter (where is_in_both), count(now_id), count(then_id)) as is_unlike
    from paired
    group by municipality
),

municipalities as (
    select
        in_common.municipality,
        in_common.then_export is not null as had_export,
        list_has_all(now_export.fields, ['responsible', 'executor'])
        and list_has_all(then_export.fields, ['responsible', 'executor']) as tells_persons,
        in_common.is_unlike and not coalesce(answer.same_list, false) as is_other_list
    from in_common
    left join klik.snapshot as now_export on in_common.now_export = now_export.snapshot_id
    left join klik.snapshot as then_export on in_common.then_export = then_export.snapshot_id
    left join list_answers() as answer
        on
            now_export.content_hash = answer.content_hash
            and then_export.content_hash = answer.previous_hash
)

select
    paired.* exclude (now_id, then_id),
    then_id is null and had_export and not is_other_list as is_added,
    now_id is null and not is_other_list as is_gone,
    coalesce(tells_persons, false) as tells_persons,
    is_other_list
from paired
inner join municipalities using (municipality);
