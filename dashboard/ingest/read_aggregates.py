"""A municipality's file for a kommunedag, read by somebody else: nothing in it is believed."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NoReturn

from dashboard.domain.aggregates import FORMAT, VERSION, Aggregates, Cell
from dashboard.domain.catalogue import components
from dashboard.domain.danish import quoted
from dashboard.domain.lights import BY_CODE
from dashboard.domain.municipalities import names
from dashboard.domain.problems import BadAggregates
from dashboard.limits import WALL_KB

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEYS = {"format", "version", "municipality", "as_of", "cells"}
_MOST_TASKS = 100_000  # of a cell: more are no tasks of one municipality


def read_aggregates(content: bytes, today: date) -> Aggregates:
    """The figures in a file that reports/aggregates_file.py wrote. One with anything else in it is refused.

    Raises:
        BadAggregates: with the cell, what it says and what was expected, in Danish.
    """
    if len(content) > WALL_KB.value * 1024:
        raise BadAggregates(WALL_KB.message_text())
    fields = _parsed(content)
    if not isinstance(fields, dict) or fields.get("format") != FORMAT:
        raise BadAggregates("Filen er ikke en kommunes tal til en kommunedag.")
    if set(fields) != _KEYS:
        raise BadAggregates("Filen har andre felter end kommune, dato og tal.")
    if type(fields["version"]) is not int or fields["version"] != VERSION:
        raise BadAggregates(f"Filen er skrevet i en anden version end {VERSION}.")
    return Aggregates(
        _municipality(fields["municipality"]), _day(fields["as_of"], today), _cells(fields["cells"])
    )


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_without_duplicates,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except (ValueError, RecursionError):  # no UTF-8, no JSON, a number of thousands of digits, too deep
        raise BadAggregates("Filen kan ikke læses som en kommunes tal.") from None


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise BadAggregates("Et felt står to gange i filen.")
    return dict(pairs)


def _refuse_number(text: str) -> NoReturn:
    raise BadAggregates(f"{_shown(text)} er ikke et helt tal.")


def _municipality(value: Any) -> str:
    if not isinstance(value, str) or value not in names():
        raise BadAggregates(f"{_shown(value)} er ikke en kommune, vi kender.")
    return value


def _day(value: Any, today: date) -> date:
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        raise BadAggregates(f"Datoen {_shown(value)} kan ikke læses. Den skal være som 2026-11-23.")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise BadAggregates(f"Datoen {_shown(value)} findes ikke.") from None
    if day > today:
        raise BadAggregates(f"Datoen {day:%d.%m.%Y} ligger i fremtiden.")
    return day


def _cells(value: Any) -> Mapping[Cell, int]:
    if not isinstance(value, list):
        raise BadAggregates("Filens tal er ikke en liste.")
    cells: dict[Cell, int] = {}
    for number, each in enumerate(value, start=1):
        cell, tasks = _cell(each, f"Række {number} i tallene: ")
        if cell in cells:
            raise BadAggregates(f"Række {number} i tallene: {_shown(cell[0])} har samme lys to gange.")
        cells[cell] = tasks
    return {cell: tasks for cell, tasks in cells.items() if tasks}


def _cell(value: Any, where: str) -> tuple[Cell, int]:
    if not isinstance(value, list) or len(value) != 3:
        raise BadAggregates(f"{where}der skal stå et støttesystem, et lys og et antal.")
    component, light, tasks = value
    if not isinstance(component, str) or component not in {it.name for it in components()}:
        raise BadAggregates(f"{where}{_shown(component)} er ikke et støttesystem, vi kender.")
    if not isinstance(light, str) or light not in BY_CODE:
        raise BadAggregates(f"{where}{_shown(light)} er ikke et lys.")
    if type(tasks) is not int or not 0 <= tasks <= _MOST_TASKS:  # True is an int, too
        raise BadAggregates(f"{where}{_shown(tasks)} er ikke et antal opgaver.")
    return (component, light), tasks


def _shown(value: Any) -> str:
    """What a file says, in a message."""
    if isinstance(value, list | dict):
        return "En liste"
    return quoted(str(value).encode("utf-8", "replace").decode())  # half a character can't be shown
