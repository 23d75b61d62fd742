"""What a shell has done by whoever holds the database: itself, or the dashboard that is running.

A job is a name, some bytes and options; its answer can be held by JSON, problems included.
"""

from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import questions
from dashboard.domain.problems import IsProgramme, Problem
from dashboard.domain.report_formats import BY_CODE
from dashboard.imports import load
from dashboard.programme import merge
from dashboard.report import Report
from dashboard.store.connection import Store

LOAD, ASK, REPORT = "load", "ask", "report"


def do(store: Store, name: str, content: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """Load a file, ask a question, or make a report. options: command, and what the command takes."""
    try:
        if options["command"] == ASK:
            return questions.answer(store, name, options["query"], options["as_of"], options["arguments"])
        if options["command"] == REPORT:
            return _report(store, name, options["query"], options["as_of"], options["with_names"])
        return _load(store, name, content, options["who"])
    except Problem as problem:
        return {"error": problem.sentence}


def _report(store: Store, format_code: str, query: str, as_of: str, with_names: bool) -> dict[str, Any]:
    """The whole file as Base64, and what it is about."""
    chosen = questions.read_filter(store, query, as_of)
    made_of = Report(store, chosen, with_names, date.today())
    return {
        "content": b64encode(made_of.file(BY_CODE[format_code])).decode(),
        "about": made_of.story.about.line,
    }


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
