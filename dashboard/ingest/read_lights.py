"""The light of each task: by text, by colour or by both; what is told of it, and what only the user knows."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.domain.lights import LIGHTS
from dashboard.domain.wording import counted
from dashboard.ingest.columns.light_columns import has_lights
from dashboard.ingest.columns.light_fills import lights_of_fills
from dashboard.ingest.sandbox.workbook import Column
from dashboard.ingest.tables.find_tables import Table
from dashboard.ingest.values.light_signs import letters_in, light_code, number_code
from dashboard.ingest.values.parse import ParsedColumn
from dashboard.ingest.values.warnings import ImportWarning


def reads_text(table: Table) -> bool:
    """Not where the colours of another field's cells are the lights, as a user may say of them."""
    guess, others = table.mapping.guesses["light"], dict(table.mapping.guesses)
    del others["light"]
    wordless = not has_lights(table.mapping.profiles[guess.column]) and guess.column in table.sheet.fills
    shared = any(other.column == guess.column for other in others.values())
    return guess.certainty != "fill" and not (wordless and shared)


def lights_of(
    table: Table, parsed: dict[str, ParsedColumn], columns: list[Column], task_rows: np.ndarray
) -> Any:
    """The light in text; where the cell has none, the one of its colour. Of shapes the colour goes first."""
    guess = table.mapping.guesses.get("light")
    if guess is None:
        return pd.array([None] * len(task_rows), dtype="str")
    texts, colours = _lights_in_text(guess.column, parsed, columns, task_rows), _colours(table, task_rows)
    if table.mapping.profiles[guess.column].is_of_shapes:
        lights = np.where(pd.isna(colours), texts, colours)
        if {*lights[~pd.isna(lights)]} <= {"done"}:  # ticks alone: what they say of a task is anyone's guess
            return pd.array([None] * len(task_rows), dtype="str")
        return pd.array(lights, dtype="str")
    return pd.array(np.where(pd.isna(texts), colours, texts), dtype="str")


def _lights_in_text(
    column: int, parsed: dict[str, ParsedColumn], columns: list[Column], task_rows: np.ndarray
) -> np.ndarray:
    if "light" not in parsed:
        return np.full(len(task_rows), None, dtype=object)
    return np.array(parsed["light"].values, dtype=object)[columns[column].codes[task_rows]]


def _colours(table: Table, task_rows: np.ndarray) -> np.ndarray:
    """A light a row, by the colour of the cell."""
    fills = table.sheet.fills.get(table.mapping.guesses["light"].column)
    if fills is None or table.mapping.refused_colours:
        return np.full(len(task_rows), None, dtype=object)
    return np.array(lights_of_fills(fills), dtype=object)[fills.codes[task_rows]]


def told_of_colours(
    table: Table,
    parsed: dict[str, ParsedColumn],
    columns: list[Column],
    task_rows: np.ndarray,
    lights: pd.Series,
) -> list[ImportWarning]:
    """Lights that no text says are always told. Shapes whose colour is read are no unknown words."""
    guess = table.mapping.guesses.get("light")
    if guess is None:
        return []
    of_shapes = table.mapping.profiles[guess.column].is_of_shapes
    silent = pd.isna(_lights_in_text(guess.column, parsed, columns, task_rows))
    by_colour = lights[
        (silent | of_shapes) & ~pd.isna(_colours(table, task_rows)) & lights.notna().to_numpy()
    ]
    if of_shapes and len(by_colour) and "light" in parsed:
        parsed["light"].remarks.clear()
        parsed["light"].details.clear()
    if by_colour.empty:
        return []
    counts = by_colour.value_counts()
    each = [
        counted(int(counts[light.code]), light.word.lower(), light.plural)
        for light in LIGHTS
        if light.code in counts
    ]
    text = "Lyset er læst af cellens farve alene, for ingen tekst siger det: "
    return [ImportWarning(None, guess.header, f"{text}{', '.join(each)}.", table.sheet.name)]


def unread_light_codes(table: Table, tasks: pd.DataFrame, explained: dict[str, str]) -> list[str]:
    """The numbers and letters that stand where lights should, and that nobody has explained."""
    guess = table.mapping.guesses.get("light")
    if guess is None or not reads_text(table) or _is_of_coloured_shapes(table, tasks):
        return []
    letters = letters_in(table.sheet.columns[guess.column].values)
    codes = [
        code
        for code in light_codes(table, guess.column)
        if code not in explained and code not in map(str.upper, letters)
    ]
    if tasks["light"].notna().any():  # then the numbers are explained too, as "3" by "3 - Rød" beside it
        return [code for code in codes if code.isalpha()]
    return codes


def _is_of_coloured_shapes(table: Table, tasks: pd.DataFrame) -> bool:
    profile = table.mapping.profiles[table.mapping.guesses["light"].column]
    return profile.is_of_shapes and bool(tasks["light"].notna().any())


def light_codes(table: Table, column: int) -> list[str]:
    """The numbers and letters in a column that may stand for lights; numbers only where they are its rule."""
    cells = table.sheet.columns[column].values
    read = light_code if table.mapping.profiles[column].share("small_number") < 0.6 else number_code
    codes = {code for cell in cells[1:] if (code := read(cell))}
    return sorted(code for code in codes if code.isalpha() or read is number_code)
