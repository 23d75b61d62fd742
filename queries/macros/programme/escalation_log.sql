-- The log of eskalationer folded with the flow, for a filter's day: an entry a row, with the stages before and after it.
-- As domain/escalation.py: replayed says, an illegal step moves nothing. Entries without a case's number are left out.
--
-- number     of the entry in its case, from 1
-- step       the code of what is written; null where it is none of ours
-- stage      where the case stands after the entry; '' while it isn't opened
-- day        when the step was taken; where that can't be read, when it was written
-- is_moving  legal, and the stage is another one after it
create or replace macro escalation_log(chosen) as table
with flow as (
    select map(list(from_stage || ' ' || step), list(to_stage)) as leads_to
    from reference_escalation_step
),

named as (
    select distinct label, step
    from reference_escalation_step
),

written as (
    select
        entry.* exclude (step, position),
        entry.step as step_written,
        named.step,
        coalesce(entry.taken_on_first, entry.changed_at::date) as day,
        row_number() over (partition by entry.case_id order by entry.position, entry.row_id) as number
    from programme_escalations(chosen) as entry
    left join named on entry.step_choice = named.label
    where entry.case_id is not null
),

-- The stages of each case, '' before its first entry, then one after each entry.
folded as (
    select
        case_id,
        list_reduce(
            list([coalesce(step, '')] order by number),
            lambda stages, taken: list_append(
                stages, coalesce(flow.leads_to[stages[-1] || ' ' || taken[1]], stages[-1])
            ),
            ['']
        ) as stages
    from written
    cross join flow
    group by case_id, flow.leads_to
),

staged as (
    select
        written.*,
        folded.stages[number] as stage_before,
        folded.stages[number + 1] as stage,
        coalesce(map_contains(flow.leads_to, stage_before || ' ' || written.step), false) as is_legal
    from written
    inner join folded using (case_id)
    cross join flow
)

select
    *,
    is_legal and stage <> stage_before as is_moving,
    max(number) filter (where is_legal and stage <> stage_before) over (partition by case_id) as last_moving_number
from staged;
