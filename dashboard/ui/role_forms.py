"""Write who has a role, or that it isn't relevant: on the page Roller, and in a task's drawer."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from dashboard.domain.filters import TaskFilter
from dashboard.domain.people_subjects import NOT_RELEVANT
from dashboard.programme import edits
from dashboard.store.register import Change
from dashboard.ui import session, state
from dashboard.ui.elements import author
from dashboard.ui.state import Entry


def show_news() -> None:
    """What came of the last change, once. It may name a person, hence st.text."""
    is_saved, news = state.ROLE_NEWS.take()
    if news:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            if is_saved:
                st.badge("Gemt", icon=":material/check:", color="blue")
            else:
                st.badge("Ikke gemt", icon=":material/edit:", color="yellow")
            st.text(news)


def name_somebody(role: str, projects: Sequence[str], chosen: TaskFilter, form: str) -> None:
    """The fields that give a vacant role a name. `projects`: where nobody has it; `form` tells two apart."""
    fingerprint = hashlib.sha256(f"{role}{projects}".encode()).hexdigest()[:12]
    fields = {name: state.field_of(form, name, fingerprint) for name in ("person", "projects", "initials")}
    people = session.ask("roles/names", chosen)["person"].tolist()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Hvem har rollen?",
            people,
            index=None,
            key=fields["person"].key,
            accept_new_options=True,
            placeholder="Vælg eller skriv et navn",
            width=260,
        )
        author.ask_for_initials_at(fields["initials"])
    st.multiselect("I hvilke projekter?", list(projects), list(projects), key=fields["projects"].key)
    # Of all where it is vacant: then it holds for the projects to come, too.
    whole = len(projects) > 1 and not chosen.projects
    with st.container(horizontal=True):
        st.button(
            "Sæt navn på",
            key=f"{form}_name_{fingerprint}",
            type="primary",
            icon=":material/person_add:",
            on_click=_staff,
            args=(role, tuple(projects), whole, fields),
        )
        st.button(
            "Ikke relevant her",
            key=f"{form}_not_relevant_{fingerprint}",
            icon=":material/do_not_disturb_on:",
            on_click=_set_not_relevant,
            args=(role, tuple(projects), fields),
        )


def _staff(role: str, projects: tuple[str, ...], whole: bool, fields: dict[str, Entry]) -> None:
    person = (fields["person"].read() or "").strip()
    if not person:
        state.ROLE_NEWS.write((False, "Vælg eller skriv først, hvem der har rollen."))
        return
    where = fields["projects"].read() or []
    everywhere = whole and set(where) == set(projects)
    rows = [{"role": role, "person": person} | ({} if everywhere else {"project": name}) for name in where]
    _save("staffing", rows[:1] if everywhere else rows, fields, f"{person} har nu rollen {role}.")


def _set_not_relevant(role: str, projects: tuple[str, ...], fields: dict[str, Entry]) -> None:
    where = fields["projects"].read() or []
    rows = [{"role": role, "need": NOT_RELEVANT, "project": name} for name in where]
    _save("role_needs", rows, fields, f"{role} er nu sat til ikke relevant.")


def _save(subject: str, rows: list[dict], fields: dict[str, Entry], news: str) -> None:
    initials = author.initials_at(fields["initials"])
    if not initials:
        state.ROLE_NEWS.write((False, "Skriv dine initialer først, så andre kan se, hvem der skrev."))
    elif not rows:
        state.ROLE_NEWS.write((False, "Vælg mindst ét projekt."))
    else:
        last = session.store().ask("programme/last_position", subject=subject).iloc[0]["position"]
        changes = [
            Change(subject, row, position=last + number, is_new=True) for number, row in enumerate(rows, 1)
        ]
        edits.save(session.store(), changes, initials, session.today())
        state.ROLE_NEWS.write((True, news))
