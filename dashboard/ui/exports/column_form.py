"""The form that asks how a file's columns are to be understood, with example values beside each guess."""

from collections.abc import Iterable, Mapping

import streamlit as st

from dashboard.domain.fields import Field
from dashboard.domain.lights import BY_CODE, CODE_OF_WORD, LIGHTS
from dashboard.imports.opened import OpenedExport
from dashboard.ui import state

NO_COLUMN = "(ingen kolonne)"
NO_LIGHT = "(ved ikke)"


def columns(
    opened: OpenedExport,
    mapping: dict[str, str],
    fields: Iterable[Field],
    form: str,
    notes: Mapping[str, str] | None = None,
) -> dict[str, str | None]:
    """A choice of column for each of the fields; returns those that have one, or have lost theirs.

    `mapping`: field to header, as the file is read now. `notes`: Danish, beside fields without a column.
    """
    guesses = {name: guess for table in opened.tables for name, guess in table.mapping.guesses.items()}
    headers = list(dict.fromkeys(header for table in opened.tables for header in table.mapping.headers))
    options = [NO_COLUMN, *headers]
    chosen = {}
    for field in fields:
        now = mapping.get(field.name)
        left, right = st.columns([2, 3], vertical_alignment="center")
        header = left.selectbox(
            field.label,
            options,
            index=options.index(now) if now in options else 0,
            key=state.answer_in_form(form, field.name).key,
        )
        guess = guesses.get(field.name)
        if guess and guess.header == now:
            right.text("\n".join(filter(None, [guess.doubt, _examples(guess.examples)])))
        elif notes and field.name in notes:
            right.text(notes[field.name])
        if header != NO_COLUMN or now:
            chosen[field.name] = None if header == NO_COLUMN else header
    return chosen


def _examples(examples: tuple[str, ...]) -> str:
    return f"Fx {' · '.join(examples)}" if examples else ""


def light_codes(numbers: list[str], meanings_so_far: dict[str, str], form: str) -> dict[str, str | None]:
    """What each number or letter in the column of lights means; None where the user doesn't know."""
    options = [NO_LIGHT, *(light.word for light in LIGHTS if light.code != "unknown")]
    meanings = {}
    for number in numbers:
        now = BY_CODE[meanings_so_far[number]].word if number in meanings_so_far else NO_LIGHT
        word = st.selectbox(
            f"Lys {number} betyder",
            options,
            index=options.index(now),
            key=state.answer_in_form(form, f"light_{number}").key,
            width=240,
        )
        meanings[number] = CODE_OF_WORD.get(word)
    return meanings
