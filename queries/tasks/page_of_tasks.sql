-- Question:   Which tasks stand on this page of the table?
-- Parameters: $filter  domain/filters.py: TaskFilter
--             $order   how they are sorted (urgency|due_date|project|title|responsible|executor, default urgency)
--             $rows    how many tasks a page holds (number, default 100)
--             $skip    how many tasks come before the page (number, default 0)
-- Columns:    task_key, shown_light, computed_light (codes), days_to_due, due_date, project, title, executor,
--             responsible, reason, what (the latest note; null: none), components, interfaces (lists), status,
--             deviation_in_words (null: none), theme, task_id
-- Order:      as $order says; ties by urgency, then task_key
-- Used by:    app_pages/tasks.py
select
    task_key,
    shown_light,
    computed_light,
    days_to_due,
    due_date,
    project,
    title,
    executor,
    responsible,
    reason,
    note.what,
    components,
    interfaces,
    status,
    case when deviation is not null then deviation_in_words end as deviation_in_words,
    theme,
    task_id
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
limit $rows offset $skip
