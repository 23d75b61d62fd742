-- The light logic (KLIK-logik): every task as it stands on a day, with its computed light, why, and where KLIK's own
-- light says otherwise. The thresholds are parameters: warning_days is ours, since KLIK's rule for yellow is not public.
--
-- computed_light  the first rule below that holds
-- cause           the rule's code; red keeps overdue and impossible apart
-- is_open         neither completed nor reported as not relevant
-- reason          the rule in Danish, for this task
-- slip_days       how much later the due date is than the first that an export gave; negative: earlier
-- shown_light     KLIK's light, or the computed one where the export shows none
-- worst_light     the worse of the two; a completed task that KLIK shows as green or grey is completed
-- deviation       watermelon: KLIK's light is better than the evidence; cautious: it is worse
-- search_text     what a search looks through: the file's own columns, too. Kept here, since folding letters costs more
--                 than all else in a search
-- components, interfaces, linked_by: as the import found them, or as a user has corrected them since ('corrected')
create or replace macro evaluated_tasks(day, warning_days) as table
with known as (
    select
        -- Keys are unique only within a municipality.
        task.* replace (
            snapshot.municipality || '|' || task.task_key as task_key,
            coalesce(correction.components, task.components) as components,
            coalesce(correction.interfaces, task.interfaces) as interfaces,
            if(correction.task_key is null, task.linked_by, 'corrected') as linked_by
        ),
        snapshot.municipality as snapshot_municipality,
        snapshot.as_of as exported_on,
        day as evaluated_on,
        due_date - day as days_to_due,
        first_due.first_due_date,
        task.due_date - first_due.first_due_date as slip_days,
        -- A file without the column says nothing about who is missing.
        responsible is null and list_contains(snapshot.fields, 'responsible') as lacks_responsible,
        executor is null and list_contains(snapshot.fields, 'executor') as lacks_executor,
        -- Without a start date the status is all that tells.
        coalesce(published_date <= day, true)
        and coalesce(start_date <= day, status_code is distinct from 'not_started') as has_begun
    from klik.task
    inner join snapshots_at(day) as snapshot using (snapshot_id)
    left join corrected_links(day) as correction
        on task.task_key = correction.task_key and snapshot.municipality = correction.municipality
    left join first_due_dates(day) as first_due
        on task.task_key = first_due.task_key and snapshot.municipality = first_due.municipality
),

ruled as (
    select
        *,
        case
            when is_completed(completed_date, status_code, light, day) then 'completed'
            when status_code = 'not_relevant' then 'not_relevant'
            when due_date < day then 'overdue'
            when status_code = 'impossible' then 'impossible'
            when start_date > day then 'starts_later'
            when due_date is null then 'no_due_date'
            when due_date <= day + warning_days::integer and status_code is distinct from 'in_progress' then 'due_soon'
            when has_begun and (lacks_responsible or lacks_executor) then 'nobody'
            else 'on_track'
        end as cause,
        case abs(days_to_due) when 1 then '1 dag' else abs(days_to_due) || ' dage' end as days_in_words,
        strftime(due_date, '%d.%m.%Y') || coalesce(' (' || due_date_text || ')', '') as due_in_words,
        case
            when lacks_responsible and lacks_executor then 'ansvarlig og udfører'
            when lacks_responsible then 'ansvarlig'
            when lacks_executor then 'udfører'
        end as lacks_in_words
    from known
),

explained as (
    select
        *,
        case cause
            when 'completed' then 'done'
            when 'not_relevant' then 'grey'
            when 'overdue' then 'red'
            when 'impossible' then 'red'
            when 'starts_later' then 'grey'
            when 'no_due_date' then 'unknown'
            when 'due_soon' then 'yellow'
            when 'nobody' then 'yellow'
            when 'on_track' then 'green'
        end as computed_light,
        case cause
            when 'completed' then coalesce('Fuldført ' || strftime(completed_date, '%d.%m.%Y'), 'Meldt fuldført')
            when 'not_relevant' then 'Meldt ikke aktuel'
            when 'overdue' then 'Fristen ' || due_in_words || ' er overskredet med ' || days_in_words
            when 'impossible' then 'Meldt, at den ikke kan nås inden fristen' || coalesce(' ' || due_in_words, '')
            when 'starts_later' then 'Skal først startes ' || strftime(start_date, '%d.%m.%Y')
            when 'no_due_date' then 'Eksporten har ingen frist for opgaven'
            when 'due_soon' then
                case days_to_due when 0 then 'Frist i dag' else 'Frist om ' || days_in_words end
                || ', og opgaven er ikke meldt i gang' || coalesce('. Mangler ' || lacks_in_words, '')
            when 'nobody' then 'Er begyndt, men mangler ' || lacks_in_words
            when 'on_track' then 'På rette spor: ' || days_in_words || ' til fristen'
        end as reason
    from ruled
),

compared as (
    select
        *,
        cause not in ('completed', 'not_relevant') as is_open,
        coalesce(light, computed_light) as shown_light,
        light_rank(light) as klik_rank,
        light_rank(computed_light) as computed_rank
    from explained
)

select
    * exclude (klik_rank, computed_rank, days_in_words, due_in_words, lacks_in_words),
    case
        when cause = 'completed' and light not in ('yellow', 'red') then 'done'
        when klik_rank > computed_rank then light
        else computed_light
    end as worst_light,
    case
        when light is null or light = 'unknown' or computed_light = 'unknown' or light = computed_light then null
        when klik_rank < computed_rank and computed_light in ('yellow', 'red') then 'watermelon'
        when klik_rank > computed_rank and light in ('yellow', 'red') then 'cautious'
    end as deviation,
    'KLIK viser ' || light_word(light)
    || case cause
        when 'overdue' then ', men fristen blev overskredet for ' || days_in_words || ' siden'
        when 'impossible' then ', men opgaven er meldt, så den ikke kan nås'
        when 'due_soon' then ', men fristen er ' || if(days_to_due = 0, 'i dag', 'om ' || days_in_words)
            || ', og opgaven er ikke meldt i gang'
        when 'nobody' then ', men opgaven mangler ' || lacks_in_words
        when 'on_track' then ', men der er ' || days_in_words || ' til fristen, og intet tyder på forsinkelse'
        when 'starts_later' then ', men opgaven starter først ' || strftime(start_date, '%d.%m.%Y')
        when 'completed' then ', men opgaven er fuldført'
        when 'not_relevant' then ', men opgaven er meldt ikke aktuel'
    end as deviation_in_words,
    search_text(concat_ws(
        ' ',
        title, task_id, project, description, responsible, executor, comment,
        own_columns(extra)
    )) as search_text
from compared;
