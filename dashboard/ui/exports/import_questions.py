"""What only the user knows about the exports on show: columns in doubt, and what codes for lights mean.

The questions stand in the store with their export, so that they are asked until they are answered.
"""

from dataclasses import dataclass

import streamlit as st

from dashboard.domain.danish import quoted
from dashboard.domain.fields import BY_NAME
from dashboard.domain.problems import Problem
from dashboard.domain.wording import counted, listed
from dashboard.imports import correct, load
from dashboard.imports.opened import OpenedExport
from dashboard.ingest.read_export import Reading
from dashboard.ui import session, state
from dashboard.ui.elements import problem_box
from dashboard.ui.exports import column_form, import_results


@dataclass(frozen=True, eq=False)
class Asked:
    """An export with questions, its file opened."""

    name: str
    opened: OpenedExport
    reading: Reading


def draw() -> None:
    """A form for each header row with columns in doubt; all columns can be changed further down."""
    asking = _one_of_each_header_row(session.exports_with_questions())
    if not asking:
        return
    columns = sum(exports[0]["open_questions"] for exports in asking)
    with st.expander(f"Vi er i tvivl om {counted(columns, 'kolonne', 'kolonner')}", icon=":material/help:"):
        for position, exports in enumerate(asking):
            st.text(listed([export["file_name"] for export in exports]))
            try:
                if asked := _asked(exports[0]):
                    _form(asked, f"doubt_{position}")
            except Problem as problem:
                problem_box.show(problem)


def _one_of_each_header_row(exports: list[dict]) -> list[list[dict]]:
    """The exports, those together that one answer holds for: files of this session under the same headers."""
    alike: dict[str, list[dict]] = {}
    for export in exports:
        outcome = _of_this_session(export)
        mark = outcome.opened.fingerprint if outcome else export["snapshot_id"]
        alike.setdefault(mark, []).append(export)
    return list(alike.values())


def _of_this_session(export: dict) -> load.Loaded | None:
    for outcome in import_results.of_this_session():
        if outcome.loaded and export["snapshot_id"] in outcome.loaded.snapshot_ids:
            return outcome.loaded
    return None


def _asked(export: dict) -> Asked | None:
    """What was dropped in this session is at hand; another file is opened again when the user asks for it."""
    if loaded := _of_this_session(export):
        return Asked(export["file_name"], loaded.opened, loaded.reading)
    asks = state.asks_about_export(export["snapshot_id"])
    if st.button("Vis, hvad vi er i tvivl om", key=f"{asks.key}_button", icon=":material/help:"):
        asks.write(True)
    if not asks.read():
        return None
    opened, reading = session.read_again(export["snapshot_id"])
    return Asked(export["file_name"], opened, reading)


def _form(asked: Asked, name: str) -> None:
    reading = asked.reading
    with st.form(name):
        st.text("Har vi forstået det rigtigt? De andre kolonner kendte vi på deres overskrifter.")
        fields = [BY_NAME[name] for name in dict.fromkeys((*reading.doubts, *reading.unplaced))]
        notes = {name: _could_be(asked, name, headers) for name, headers in reading.unplaced.items()}
        columns = column_form.columns(asked.opened, reading.columns, fields, name, notes)
        if reading.question:
            st.text(reading.question)
        codes = column_form.light_codes(reading.unread_light_codes, asked.opened.light_codes, name)
        if st.form_submit_button("Brug disse svar", type="primary"):
            # What is asked about is settled, also where the user finds no column for it.
            settled = dict.fromkeys(reading.unplaced) | columns
            if reading.question:
                settled.setdefault("light", reading.columns["light"])
            _use(asked, correct.Choices(settled, codes))


def _could_be(asked: Asked, name: str, headers: list[str]) -> str:
    could = " eller ".join(
        f"{quoted(header)} (fx {asked.opened.examples_of(header)})" for header in headers[:3]
    )
    return f"Ingen kolonne hedder {BY_NAME[name].label}. Kan det være {could}?"


def _use(asked: Asked, choices: correct.Choices) -> None:
    """The answers hold for each export on show with the same header row that was dropped in this session."""
    asking = {export["snapshot_id"] for export in session.exports_with_questions()}
    alike = [
        outcome
        for outcome in import_results.of_this_session()
        if outcome.loaded
        and asking.intersection(outcome.loaded.snapshot_ids)
        and outcome.loaded.opened.fingerprint == asked.opened.fingerprint
    ] or [
        load.ImportOutcome(
            asked.name, asked.opened.content, loaded=load.Loaded(asked.opened, asked.reading, [])
        )
    ]
    try:
        for outcome in alike:
            if outcome.loaded is None:
                continue
            loaded = correct.correct(session.store(), outcome.loaded.opened, choices)
            import_results.remember(load.ImportOutcome(outcome.name, outcome.content, loaded=loaded))
    except Problem as problem:
        problem_box.show(problem)
        return
    st.rerun()
