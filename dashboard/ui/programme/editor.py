"""The programmappe's rows as a table to write in: one subject at a time, saved when the user says so."""

import json
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.domain.catalogue import components
from dashboard.domain.danish import format_date
from dashboard.domain.programme_columns import CHOICE, COMPONENT, LONG, Column, Subject
from dashboard.domain.programme_schema import BY_NAME, SUBJECTS
from dashboard.domain.wording import counted
from dashboard.programme import edits
from dashboard.store import register
from dashboard.ui import session, state
from dashboard.ui.elements import author
from dashboard.ui.programme import conflicts, names_to_write, prefill

ROW = 35  # pixels of a row
ROOM = 14  # rows on the screen before the table scrolls
WIDTHS = {LONG: 280}
NORMAL_WIDTH = 150
LABELS = {subject.name: subject.label for subject in SUBJECTS if not subject.hidden}


def choose_subject() -> str:
    """The name of the subject on show."""
    label = st.segmented_control(
        "Emne",
        list(LABELS.values()),
        key=state.SUBJECT.key,
        default=LABELS["projects"],
        bind="query-params",
        label_visibility="collapsed",
    )
    return next((name for name, each in LABELS.items() if each == label), "projects")


def draw(subject_name: str, as_of: date | None = None) -> None:
    """The table, and the button that saves what was written in it; as of an earlier day it is only shown.

    The rows that it was drawn from stay while there is something unsaved, since edits are told by their
    position; another user's change is then found when saving.
    """
    subject = BY_NAME[subject_name]
    st.caption(subject.help)
    if as_of and as_of < session.newest_day():
        _as_it_was(subject, as_of)
        return
    if not session.may_write():
        _only_shown(subject, [row["content"] for row in register.newest(session.store(), subject_name)])
        return
    _put_aside_unsaved(subject_name)
    _offer_unsaved()
    prefill.refresh(subject_name)
    rows = _rows(subject_name)
    prefill.say(subject_name)
    shown = pd.DataFrame(
        [[row["content"].get(name, "") for name in subject.by_name] for row in rows],
        columns=list(subject.by_name),
        dtype="str",
    )
    st.data_editor(
        shown,
        key=state.programme_table(subject_name).key,
        num_rows="dynamic",
        hide_index=True,
        height=(min(len(rows), ROOM) + 2) * ROW,
        column_config={column.name: _config(subject, column, shown) for column in subject.columns},
        placeholder=" ",
        alt=f"{subject.label}: en række pr. linje, som kan rettes",
    )
    names_to_write.offer(subject)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _save(subject_name, rows)


def _as_it_was(subject: Subject, day: date) -> None:
    written = session.store().ask("programme/rows", subject=subject.name, day=day)
    _only_shown(subject, [json.loads(content) for content in written["content"]])
    st.text(
        f"Sådan så programmappen ud den {format_date(day)}. Du kan rette i den på den nyeste opgørelsesdato."
    )


def _only_shown(subject: Subject, contents: list[dict]) -> None:
    """The rows as a table that nobody writes in."""
    rows = [[content.get(name, "") for name in subject.by_name] for content in contents]
    labels = [column.label for column in subject.columns]
    if rows:
        table = pd.DataFrame(rows, columns=labels)
        st.dataframe(table, hide_index=True, alt=f"{subject.label}, kun til visning")
    else:
        st.text("Der står ikke noget.")


def _rows(subject: str) -> list[dict]:
    """The rows that the table on show was drawn from, or the newest ones where nothing is written in it."""
    key = state.programme_table(subject).key
    rows = state.EDITED_ROWS.read().get(key, [])
    if offered := state.OFFERED_ROWS.read().get(subject):
        return [{"content": content} for content in offered]
    if not _changes(subject, rows):
        rows = register.newest(session.store(), subject)
        state.EDITED_ROWS.write({key: rows})
    return rows


def _changes(subject: str, rows: list[dict]) -> list[register.Change]:
    written = state.programme_table(subject).read() or {}
    if subject in state.OFFERED_ROWS.read():
        return edits.changes_of_offer(subject, rows, written, state.drawing())
    if not any(written.values()):
        return []
    return edits.changes_of_edits(
        subject, rows, written["edited_rows"], written["added_rows"], written["deleted_rows"], state.drawing()
    )


def _config(subject: Subject, column: Column, shown: pd.DataFrame) -> Any:
    label = f"{column.label} *" if column.name in subject.needed else column.label
    about: dict[str, Any] = {
        "label": label,
        "help": column.help,
        "width": WIDTHS.get(column.kind, NORMAL_WIDTH),
    }
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
    for subject, changes in state.UNSAVED_CHANGES.read().items():
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.badge("Ikke gemt", icon=":material/edit:", color="yellow")
            st.text(f"{LABELS[subject]}: {counted(len(changes), 'ændring', 'ændringer')}", width="content")
            st.button("Gem dem", key=f"save_{subject}", on_click=_save_unsaved, args=(subject,))
            st.button(
                "Kassér dem", key=f"drop_{subject}", type="tertiary", on_click=_drop_unsaved, args=(subject,)
            )


def _drop_unsaved(subject: str) -> None:
    unsaved = dict(state.UNSAVED_CHANGES.read())
    unsaved.pop(subject)
    state.UNSAVED_CHANGES.write(unsaved)


def _save_unsaved(subject: str) -> None:
    """Dropped once it is written: a full disk must not cost what was typed."""
    _write(state.UNSAVED_CHANGES.read()[subject], author.initials() or author.UNKNOWN)
    _drop_unsaved(subject)


def _put_aside_unsaved(drawn: str) -> None:
    """What was written in a table that is not drawn on: another is drawn, or the page was left."""
    subject, changes = state.IN_TABLE.read()
    goes_on = subject == drawn and state.programme_table(drawn).is_written
    if changes and not goes_on:
        unsaved = state.UNSAVED_CHANGES.read()
        state.UNSAVED_CHANGES.write({**unsaved, subject: unsaved.get(subject, []) + changes})
        prefill.drop(subject)
        state.draw_anew()


def _save(subject: str, rows: list[dict]) -> None:
    changes = _changes(subject, rows)
    untouched = prefill.is_untouched(subject)
    state.IN_TABLE.write((subject, [] if untouched else changes))
    initials = author.ask_for_initials()
    pressed = st.button("Gem ændringer", type="primary", disabled=not changes, icon=":material/save:")
    if changes:
        words = "Fjern forslaget" if untouched else "Fortryd"
        st.button(words, on_click=_undo, args=(subject,), type="tertiary", key=f"undo_{subject}")
        what = ("foreslået række", "foreslåede rækker") if untouched else ("ændring", "ændringer")
        st.text(f"{counted(len(changes), *what)} er ikke gemt endnu.")
    elif saved := state.SAVED.take():
        st.text(saved)
    if author.lacks_initials(initials, pressed):
        st.warning("Skriv dine initialer først, så andre kan se, hvem der har skrevet.")
    if not pressed or not initials:
        return
    _write(changes, initials)
    prefill.drop(subject)
    state.draw_anew()
    st.rerun()


def _undo(subject: str) -> None:
    """An offer that was written in comes back as it was; one that is as it was is declined."""
    if prefill.is_untouched(subject):
        prefill.decline(subject)
    state.draw_anew()


def _write(changes: list[register.Change], initials: str) -> None:
    refused = edits.save(session.store(), changes, initials, session.today())
    conflicts.remember(refused)
    written = len(changes) - len(refused)
    state.SAVED.write(f"{counted(written, 'ændring', 'ændringer')} er gemt.")
