-- Question:   What is each role of the gallery, and each of the municipality's own, there for?
-- Parameters: $filter  domain/filters.py: TaskFilter; of it count day and municipality
-- Columns:    role, role_group, themes (list), responsibility, tasks, competences (Danish; null where nobody has written
--             any), text_source (where the texts are from; Kommunen: the sheet *Rollebeskrivelser*)
-- Order:      as the gallery has the roles, own ones last
-- Used by:    ui/roles.py
select
    coalesce(gallery.role, own.role) as role,
    coalesce(own.role_group, gallery.role_group, 'Egne') as role_group,
    coalesce(own.themes, gallery.themes, []) as themes,
    coalesce(own.responsibility, gallery.responsibility) as responsibility,
    coalesce(own.tasks, gallery.tasks) as tasks,
    coalesce(own.competences, gallery.competences) as competences,
    if(own.role is null, gallery.text_source, 'Kommunen') as text_source
from reference_role as gallery
full join own_role_texts($filter) as own on gallery.role = own.role
order by gallery.position nulls last, coalesce(gallery.role, own.role)
