"""Backups."""


def make(store) -> None:
    """Being built."""
