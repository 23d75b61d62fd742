"""What a shell has done by whoever holds the database: itself, or the dashboard that is running.

A job is a name, some bytes and options; its answer can be held by JSON, problems included.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import questions
from dashboard.domain.problems import IsProgramme, Problem
from dashboard.imports import load
from dashboard.programme import merge
from dashboard.store.connection import Store

LOAD, ASK = "load", "ask"


def do(store: Store, name: str, content: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """Load a file, or ask a question. options: command, and what the command takes."""
    try:
        if options["command"] == ASK:
            return questions.answer(store, name, options["query"], options["as_of"], options["arguments"])
        return _load(store, name, content, options["who"])
    except Problem as problem:
        return {"error": problem.sentence}


def _load(store: Store, name: str, content: bytes, who: str) -> dict[str, Any]:
    """An export becomes a snapshot; a programmappe is merged into the register. who: by whom."""
    try:
        loaded = load.load_file(store, name, content)
    except IsProgramme:
        workbook = merge.open_workbook(name, content)
        outcome = merge.merge_workbook(store, workbook, name, who or name, date.today())
        return {
            "added": outcome.added,
            "changed": outcome.changed,
            "unchanged": outcome.unchanged,
            "conflicts": len(outcome.conflicts),
        }
    return {"tasks": len(loaded.reading.tasks), "rejected": loaded.reading.turned_away}
