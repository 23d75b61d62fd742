-- Whether a filter asks for more than municipality and project: something that only a task of the export can answer.
create or replace macro asks_about_tasks(chosen) as
len(chosen['components']) + len(chosen['interfaces']) + len(chosen['lights']) + len(chosen['computed_lights']) + len(chosen['worst_lights'])
+ len(chosen['themes']) + len(chosen['persons']) + len(chosen['lacks']) > 0
or chosen['due_from'] is not null
or chosen['due_to'] is not null
or chosen['text'] <> ''
or chosen['view'] <> '';
