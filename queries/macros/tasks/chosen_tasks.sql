-- The evaluated tasks that a filter leaves. One line a filter: an empty choice means all.
-- Inside a macro it is chosen['as_of']: chosen.as_of does not bind.
create or replace macro chosen_tasks(chosen) as table
select *
from task_status_for(chosen)
where
    (len(chosen['municipalities']) = 0 or list_contains(chosen['municipalities'], snapshot_municipality))
    and (len(chosen['projects']) = 0 or list_contains(chosen['projects'], project_or_none(project)))
    and (len(chosen['components']) = 0 or list_has_any(chosen['components'], components_or_none(components)))
    and (len(chosen['interfaces']) = 0 or list_has_any(chosen['interfaces'], interfaces))
    and (len(chosen['lights']) = 0 or list_contains(chosen['lights'], shown_light))
    and (len(chosen['computed_lights']) = 0 or list_contains(chosen['computed_lights'], computed_light))
    and (len(chosen['worst_lights']) = 0 or list_contains(chosen['worst_lights'], worst_light))
    and (len(chosen['themes']) = 0 or list_contains(chosen['themes'], theme))
    and (
        len(chosen['persons']) = 0
        or list_contains(chosen['persons'], responsible)
        or list_contains(chosen['persons'], executor)
    )
    and (not list_contains(chosen['lacks'], 'responsible') or responsible is null)
    and (not list_contains(chosen['lacks'], 'executor') or executor is null)
    and (chosen['due_from'] is null or due_date >= chosen['due_from']::date)
    and (chosen['due_to'] is null or due_date <= chosen['due_to']::date)
    and (chosen['text'] = '' or is_in_search_text(search_text, chosen['text']))
    -- The ready views: domain/filters.py holds their Danish names, view_rules.sql what figures are counted by, too.
    and case chosen['view']
        when '' then true
        when 'needs_action' then needs_action(worst_light)
        when 'red' then is_red(worst_light)
        when 'open' then is_open
        when 'open_red' then is_open and is_red(worst_light)
        when 'programme' then
            len(components) > 0
            or len(interfaces) > 0
            or theme in ('IT-miljø og IT-infrastruktur', 'IT-sikkerhed og aftaler', 'Organisering og arbejdsgange')
            or regexp_matches(lower(title), 'på tværs|forvaltning|driftsopgave|arbejdsgang|driftsorganisation')
        when 'due_soon' then is_due_soon(is_open, days_to_due, chosen['warning_days'])
        when 'no_executor' then has_begun_without(is_open, has_begun, lacks_executor)
        when 'no_responsible' then has_begun_without(is_open, has_begun, lacks_responsible)
        when 'watermelon' then is_watermelon(deviation)
        when 'programme_tasks' then lower(concat_ws(' ', task_type, project)) like '%program%'
        when 'unlinked' then project is null or len(components) + len(interfaces) = 0
    end;
