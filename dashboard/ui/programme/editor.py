"""The programmappe's rows as a table to write in: one subject at a time, saved when the user says so."""

import json
import uuid
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.domain.catalogue import components
from dashboard.domain.danish import format_date
from dashboard.domain.programme_columns import CHOICE, COMPONENT, LONG, Column, Subject
from dashboard.domain.programme_schema import BY_NAME, SUBJECTS
from dashboard.domain.wording import counted
from dashboard.programme import edits
from dashboard.store import register
from dashboard.ui import session
from dashboard.ui.elements import parts
from dashboard.ui.programme import summary

ROW = 35  # pixels of a row
ROOM = 14  # rows on the screen before the table scrolls
WIDTHS = {LONG: 280}
NORMAL_WIDTH = 150
LABELS = {subject.name: subject.label for subject in SUBJECTS if not subject.hidden}


def choose_subject() -> str:
    """The name of the subject on show."""
    label = st.segmented_control(
        "Emne", list(LABELS.values()), key="emne", default=LABELS["projects"], bind="query-params"
    )
    return next((name for name, each in LABELS.items() if each == label), "projects")


def draw(subject_name: str, as_of: date | None = None) -> None:
    """The table, and the button that saves what was written in it; as of an earlier day it is only shown.

    The rows that it was drawn from are kept while there is something unsaved, since edits are told by their
    position; another user's change is then found when saving.
    """
    subject = BY_NAME[subject_name]
    st.caption(subject.help)
    if as_of and as_of < session.days_with_export()[0]:
        _as_it_was(subject, as_of)
        return
    _keep_unsaved(subject_name)
    _offer_unsaved()
    key = _key(subject_name)
    rows = _rows(subject_name, key)
    shown = pd.DataFrame(
        [[row["content"].get(name, "") for name in subject.by_name] for row in rows],
        columns=list(subject.by_name),
        dtype="str",
    )
    st.data_editor(
        shown,
        key=key,
        num_rows="dynamic",
        hide_index=True,
        height=(min(len(rows), ROOM) + 2) * ROW,
        column_config={column.name: _config(subject, column, shown) for column in subject.columns},
        placeholder=" ",
        alt=f"{subject.label}: en række pr. linje, som kan rettes",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _save(subject_name, rows, key)


def _as_it_was(subject: Subject, day: date) -> None:
    found = session.store().ask("programme/rows", subject=subject.name, day=day)
    contents = [json.loads(content) for content in found["content"]]
    rows = [[content.get(name, "") for name in subject.by_name] for content in contents]
    labels = [column.label for column in subject.columns]
    if rows:
        st.dataframe(pd.DataFrame(rows, columns=labels), hide_index=True, alt=f"{subject.label} på den dag")
    st.text(
        f"Sådan så programmappen ud den {format_date(day)}. Du kan rette i den på den nyeste opgørelsesdato."
    )


def _rows(subject: str, key: str) -> list[dict]:
    kept = st.session_state.get("edited_rows", {})
    if not _changes(subject, kept.get(key, []), key):
        kept = {key: register.newest(session.store(), subject)}
        st.session_state["edited_rows"] = kept
    return kept[key]


def _changes(subject: str, rows: list[dict], key: str) -> list[register.Change]:
    written = st.session_state.get(key)
    if not written or not any(written.values()):
        return []
    return edits.changes_of_edits(
        subject, rows, written["edited_rows"], written["added_rows"], written["deleted_rows"], _table()
    )


def _key(subject: str) -> str:
    return f"edit_{subject}_{_table()}"


def _table() -> str:
    """What tells this drawing of a table from all others, those of other sessions too."""
    return st.session_state.setdefault("edit_table", uuid.uuid4().hex)


def _config(subject: Subject, column: Column, shown: pd.DataFrame) -> object:
    label = f"{column.label} *" if column.name in subject.needed else column.label
    about = {"label": label, "help": column.help, "width": WIDTHS.get(column.kind, NORMAL_WIDTH)}
    choices = {CHOICE: column.choices, COMPONENT: [each.name for each in components()]}.get(column.kind)
    if choices is None:
        return st.column_config.TextColumn(**about)
    # What is written there already stays an option, or the table would show it as missing.
    written = [value for value in shown[column.name].unique() if value and value not in choices]
    return st.column_config.SelectboxColumn(**about, options=[*choices, *written])


def _offer_unsaved() -> None:
    """What was written in another subject's table, or before the page was left, and is not saved yet.

    Streamlit forgets a table's edits as soon as it isn't drawn. Call it before the table is drawn.
    """
    for subject, changes in list(_unsaved().items()):
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.badge("Ikke gemt", icon=":material/edit:", color="yellow")
            st.text(f"{LABELS[subject]}: {counted(len(changes), 'ændring', 'ændringer')}", width="content")
            st.button("Gem dem", key=f"save_{subject}", on_click=_save_unsaved, args=(subject,))
            st.button(
                "Kassér dem", key=f"drop_{subject}", type="tertiary", on_click=_unsaved().pop, args=(subject,)
            )


def _unsaved() -> dict[str, list[register.Change]]:
    """By subject: what was written in tables that are drawn no longer."""
    return st.session_state.setdefault("unsaved_changes", {})


def _save_unsaved(subject: str) -> None:
    author = st.session_state.get("who", "").strip() or summary.UNKNOWN
    _write(_unsaved().pop(subject), author)


def _keep_unsaved(drawn: str) -> None:
    """Put aside what was written in a table that is not drawn on: another is drawn, or the page was left."""
    subject, changes = st.session_state.get("in_table", ("", []))
    goes_on = subject == drawn and _key(drawn) in st.session_state
    if changes and not goes_on:
        _unsaved()[subject] = _unsaved().get(subject, []) + changes
        _new_round()


def _save(subject: str, rows: list[dict], key: str) -> None:
    changes = _changes(subject, rows, key)
    st.session_state["in_table"] = subject, changes
    author = parts.who()
    pressed = st.button("Gem ændringer", type="primary", disabled=not changes, icon=":material/save:")
    if changes:
        st.button("Fortryd", on_click=_new_round, type="tertiary")
        st.text(f"{counted(len(changes), 'ændring', 'ændringer')} er ikke gemt endnu.")
    elif "saved" in st.session_state:
        st.text(st.session_state.pop("saved"))
    if parts.lacks_who(author, pressed):
        st.warning("Skriv dine initialer først, så andre kan se, hvem der har skrevet.")
    if not pressed or not author:
        return
    _write(changes, author)
    _new_round()
    st.rerun()


def _write(changes: list[register.Change], author: str) -> None:
    conflicts = edits.save(session.store(), changes, author, session.today())
    summary.keep_conflicts(conflicts)
    written = len(changes) - len(conflicts)
    st.session_state["saved"] = f"{counted(written, 'ændring', 'ændringer')} er gemt."


def _new_round() -> None:
    """A fresh table: its edits are told by position, so they must not meet other rows."""
    st.session_state["edit_table"] = uuid.uuid4().hex
    st.session_state["in_table"] = "", []
