"""Slet person: who, what goes and what stays; and what came of it."""

import streamlit as st

from dashboard.programme import forget_person, written_persons
from dashboard.sentences import deleted_person
from dashboard.ui import demo, session, set_aside, state


def what_was_deleted() -> None:
    """What came of a deletion just now."""
    if (done := state.FORGOTTEN_PERSON.take()) is not None:
        st.text(
            deleted_person.what_was_deleted(
                done.rows, done.backups_rewritten, done.backups_dropped, done.tasks, done.exports
            )
        )


def offer(has_rows: bool) -> None:
    """The button; not in the sample data, which are everybody's."""
    if has_rows and not demo.is_on() and st.button("Slet person", icon=":material/person_remove:"):
        _dialog()


@st.dialog("Slet en person fra programmappen")
def _dialog() -> None:
    store = session.store()
    versions = written_persons.versions_of(store)
    people = written_persons.written_persons(versions)
    if not people:
        st.text("Programmappen nævner ingen personer.")
        return
    number = st.selectbox(
        "Person",
        range(len(people)),
        format_func=lambda one: people[one].label,
        index=None,
        placeholder="Vælg",
    )
    if number is None:
        return
    person = people[number]
    traced = forget_person.traced(store, person, versions)
    st.text(deleted_person.WHAT_GOES)
    st.text(deleted_person.what_stays(traced.tasks, traced.exports, traced.has_namesake))
    if state.UNSAVED_CHANGES.read() or state.IN_TABLE.read()[1]:
        st.text(deleted_person.UNSAVED)
    if st.button("Ja, slet personen", type="primary"):
        state.FORGOTTEN_PERSON.write(forget_person.forget(store, person))
        set_aside.forget_programme_rows()
        st.rerun()
