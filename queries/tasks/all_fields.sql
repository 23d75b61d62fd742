-- Question:   Everything about the tasks that the filter leaves, for taking away?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $order   how they are sorted (urgency|due_date|project|title|responsible|executor, default urgency)
-- Columns:    shown_light, computed_light (codes), reason, deviation_in_words, project, task_id, title, description,
--             components, interfaces (lists), theme, phase, task_type, role, published_date, start_date, due_date,
--             due_date_text, completed_date, status, responsible, executor, comment, link, what (the latest note on
--             the sheet *Kontakt*; null: none), follow_up (as written)
-- Order:      as $order says, the same as of page_of_tasks.sql; ties by urgency, then task_key
-- Used by:    app_pages/tasks.py
select
    shown_light, computed_light, reason,
    case when deviation is not null then deviation_in_words end as deviation_in_words,
    project, task_id, title, description, components, interfaces, theme, phase, task_type, role,
    published_date, start_date, due_date, due_date_text, completed_date, status, responsible, executor, comment, link,
    note.what, note.follow_up
from chosen_tasks($filter)
left join latest_notes($filter) as note using (task_key)
order by
    case $order when 'due_date' then due_date end nulls last,
    in_danish_order(case $order
        when 'project' then project
        when 'title' then title
        when 'responsible' then responsible
        when 'executor' then executor
    end) nulls last,
    light_rank(worst_light) desc,
    days_to_due nulls last,
    task_key
