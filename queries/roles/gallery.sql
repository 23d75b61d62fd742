-- Question:   What is each role of the gallery, and each of the municipality's own, there for?
-- Parameters: $filter  domain/filters.py: TaskFilter; of it count day and municipality
-- Columns:    role, role_group, themes (list), responsibility, tasks, competences (Danish; null where nobody has written
--             any), text_source (where the texts are from; Kommunen: the sheet *Rollebeskrivelser*)
-- Order:      as the gallery has the roles, own ones last
-- Used by:    ui/roles.py
with own as (
    select
        role,
        arg_max(role_group_choice, changed_at) as role_group,
        arg_max(responsibility, changed_at) as responsibility,
        arg_max(tasks, changed_at) as tasks,
        arg_max(competences, changed_at) as competences
    from programme_role_texts($filter)
    where role is not null
    group by role
)

select
    coalesce(gallery.role, own.role) as role,
    coalesce(own.role_group, gallery.role_group, 'Egne') as role_group,
    coalesce(gallery.themes, []) as themes,
    coalesce(own.responsibility, gallery.responsibility) as responsibility,
    coalesce(own.tasks, gallery.tasks) as tasks,
    coalesce(own.competences, gallery.competences) as competences,
    if(own.role is null, gallery.text_source, 'Kommunen') as text_source
from reference_role as gallery
full join own on gallery.role = own.role
order by gallery.position nulls last, coalesce(gallery.role, own.role)
