"""Cells to values: dates, lights, statuses, persons, and what a user must know of those that don't fit."""
