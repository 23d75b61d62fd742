"""From the bytes of an export to its tasks: read_export, and read_programme for the programmappe.

sandbox opens the file, tables finds the tasks in it, columns says which column holds which field, values
turns cells into values. Never sees the store. May import domain and limits only.
"""
