-- Question:   Which tasks ought to be escalated, by rule?
-- Parameters: $filter        domain/filters.py: TaskFilter
--             $overdue_days  how many days past its deadline a task on shared infrastructure may be (number, default 14)
--             $yellow_days   how many days a task may be yellow or red (number, default 28)
--             $quiet_days    how many days after a case is closed its task isn't proposed anew (number, default 14)
-- Columns:    task_key, worst_light, title, project, rules (list of codes of domain/escalation.py: PROPOSAL_RULES), because
--             (Danish), due_date, executor, responsible, municipality
-- Order:      most rules first, then red before yellow, the longest past its deadline, then task_key
-- Used by:    app_pages/escalation.py, ui/escalation.py
with cases as materialized (
    select
        task_key,
        max(last_step_on) as last_step_on,
        bool_or(is_open or $filter.as_of::date - last_step_on < $quiet_days::integer) as is_busy
    from escalation_cases($filter)
    group by task_key
),

candidates as materialized (
    select
        task_key, snapshot_municipality, exported_on, worst_light, title, project, due_date, days_to_due,
        executor, responsible, components, interfaces,
        substr(task_key, len(snapshot_municipality) + 2) as bare_key  -- as klik.task has it: joined fast
    from chosen_tasks($filter)
    where is_open and task_key not in (select cases.task_key from cases where cases.is_busy)
),

snapshots as materialized (
    select snapshot_id, municipality, as_of
    from snapshots_in_use()
),

-- What earlier exports showed: KLIK's light; where they show none, red once the deadline was past.
earlier as materialized (
    select
        candidates.task_key as seen_key,
        snapshot.as_of,
        coalesce(task.light, if(task.due_date < snapshot.as_of, 'red', 'unknown')) as light
    from klik.task
    inner join snapshots as snapshot using (snapshot_id)
    inner join candidates
        on snapshot.municipality = candidates.snapshot_municipality
        and task.task_key = candidates.bare_key
    where needs_action(candidates.worst_light) and snapshot.as_of < candidates.exported_on
),

calm as (
    select seen_key, max(as_of) as calm_on
    from earlier
    where light not in ('red', 'yellow')
    group by seen_key
),

troubled as (
    select
        earlier.seen_key as task_key,
        min(earlier.as_of) as since,
        -- Without a gap from the export before: what was red long ago doesn't count.
        arg_max(earlier.light, earlier.as_of) = 'red' as was_red,
        max(earlier.as_of) as seen_on
    from earlier
    left join calm using (seen_key)
    where calm_on is null or earlier.as_of > calm_on
    group by earlier.seen_key
),

exports_before as (
    select candidates.snapshot_municipality, max(snapshot.as_of) as before_on
    from (select distinct snapshot_municipality, exported_on from candidates) as candidates
    inner join snapshots as snapshot
        on candidates.snapshot_municipality = snapshot.municipality
        and snapshot.as_of < candidates.exported_on
    group by candidates.snapshot_municipality
),

asked as (
    select task_key, person, follow_up_last, noted_on as asked_on
    from latest_notes($filter)
),

unanswered as (
    select asked.*
    from asked
    left join cases using (task_key)
    where follow_up_last < $filter.as_of::date and coalesce(cases.last_step_on < asked.asked_on, true)
),

reasoned as (
    select
        candidates.*,
        if(
            is_red(worst_light)
            and len(components) + len(interfaces) > 0
            and (days_to_due <= -$overdue_days::integer or (was_red and seen_on = before_on)),
            'Rød på fælles infrastruktur (' || array_to_string((interfaces || components)[:3], ', ') || '): '
            || if(
                days_to_due <= -$overdue_days::integer,
                'fristen er overskredet med ' || -days_to_due || if(days_to_due = -1, ' dag', ' dage'),
                'også rød i eksporten ' || strftime(before_on, '%d.%m.%Y')
            ),
            null
        ) as red_shared,
        if(
            unanswered.task_key is not null,
            'Intet svar' || coalesce(' fra ' || person, '')
            || ': der skulle følges op ' || strftime(follow_up_last, '%d.%m.%Y'),
            null
        ) as no_answer,
        if(
            worst_light = 'yellow' and $filter.as_of::date - since >= $yellow_days::integer,
            'Gul længe: gul eller rød siden eksporten ' || strftime(since, '%d.%m.%Y'),
            null
        ) as yellow_long
    from candidates
    left join troubled on candidates.task_key = troubled.task_key
    left join exports_before on candidates.snapshot_municipality = exports_before.snapshot_municipality
    left join unanswered on candidates.task_key = unanswered.task_key
)

select
    task_key,
    worst_light,
    title,
    project,
    list_filter(
        [
            if(red_shared is not null, 'red_shared', null),
            if(no_answer is not null, 'no_answer', null),
            if(yellow_long is not null, 'yellow_long', null)
        ],
        lambda code: code is not null
    ) as rules,
    concat_ws('. ', red_shared, no_answer, yellow_long) as because,
    due_date,
    executor,
    responsible,
    snapshot_municipality as municipality
from reasoned
where len(rules) > 0
order by len(rules) desc, light_rank(worst_light) desc, days_to_due nulls last, task_key
