"""The words and rules of the field: fields, lights, filters, task keys, Danish. Imports nothing of ours."""
