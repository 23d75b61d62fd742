"""From the bytes of an export to tasks, a file a step: guard, child, find_table, map_columns, read_values,
link, receipt. Never sees the store. May import domain and limits only."""
