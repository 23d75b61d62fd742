"""Notes on a task: who was asked what, and when to look again. They stay through the imports to come."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.domain.danish import format_date
from dashboard.domain.filters import TaskFilter
from dashboard.programme import edits
from dashboard.store.register import Change
from dashboard.ui import session, state
from dashboard.ui.elements import author
from dashboard.ui.entry import Entry

_FIELDS = ("what", "person", "follow_up", "aside", "initials")


def draw(task: pd.Series, chosen: TaskFilter) -> None:
    """What has been noted, and the form, folded. `task`: the row of queries/tasks/details.sql."""
    notes = session.ask("tasks/notes", chosen, task_key=task["task_key"])
    notes = notes.astype(object).where(notes.notna(), None)  # where only some name a person, the rest are NaN
    texts = notes.astype(object).where(notes.notna(), None)
    for note in texts.itertuples():
        st.text(_line(note.asked_on, note.what, note.person, note.follow_up, note.is_aside))
    if not session.may_write():
        return
    with st.expander("Notér en opfølgning", icon=":material/edit_note:"):
        _form(task, len(notes), chosen)


def _line(asked_on: str | None, what: str, person: str | None, follow_up: str | None, is_aside: bool) -> str:
    asked = f" (spurgt: {person})" if person else ""
    about = f"{asked_on}: {what}{asked}" if asked_on else f"{what}{asked}"
    if not follow_up:
        return about
    return f"{about.rstrip('.')}. {'Lagt til side til' if is_aside else 'Følg op'} {follow_up}."


def _form(task: pd.Series, written: int, chosen: TaskFilter) -> None:
    # With the number of notes in their keys, the fields begin anew once one is saved.
    fingerprint = state.fingerprint(f"{task['task_key']}{written}")
    fields = {name: state.field_of("note", name, fingerprint) for name in _FIELDS}
    st.text_area(
        "Notat", key=fields["what"].key, height=80, placeholder="Fx: ringet, svar mandag", max_chars=2000
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Spurgt",
            session.ask("roles/names", chosen)["person"].tolist(),
            index=None,
            key=fields["person"].key,
            accept_new_options=True,
            placeholder="Hvem?",
            width=230,
        )
        st.date_input("Følg op", None, key=fields["follow_up"].key, format="DD.MM.YYYY", width=150)
        author.ask_for_initials_at(fields["initials"])
    st.checkbox(
        "Læg opgaven til side til den dag",
        key=fields["aside"].key,
        help="Opgaven står nederst på Overblik indtil da, og notatet siger hvorfor.",
    )
    st.button(
        "Gem notatet",
        key=f"save_note_{fingerprint}",
        type="primary",
        icon=":material/save:",
        on_click=_save,
        args=(task["task_key"], task["snapshot_municipality"], task["title"], task["project"], fields),
    )


def _save(
    task_key: str, municipality: str, title: str, project: str | None, fields: dict[str, Entry]
) -> None:
    what, initials = (fields["what"].read() or "").strip(), author.initials_at(fields["initials"])
    if not what or not initials:
        missing = "et notat" if not what else "dine initialer"
        state.ROLE_NEWS.write((False, f"Skriv {missing} først."))
        return
    follow_up: date | None = fields["follow_up"].read()
    is_aside = bool(fields["aside"].read())
    if is_aside and (follow_up is None or follow_up <= session.today()):
        state.ROLE_NEWS.write((False, "Vælg den dag efter i dag, hvor opgaven skal frem igen."))
        return
    note = {
        "task_key": task_key.removeprefix(f"{municipality}|"),
        "municipality": municipality,
        "project": project or "",
        "title": title,
        "person": (fields["person"].read() or "").strip(),
        "asked_on": format_date(session.today()),
        "what": what,
        "follow_up": format_date(follow_up),
        "aside": "Ja" if is_aside else "",
    }
    last = session.store().ask("programme/last_position", subject="contacts").iloc[0]["position"]
    edits.save(
        session.store(), [Change("contacts", note, position=last + 1, is_new=True)], initials, session.today()
    )
    state.ROLE_NEWS.write((True, "Notatet er gemt på arket Kontakt."))
