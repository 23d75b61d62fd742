"""Write who has a role, or that it isn't relevant: on the page Roller, and in a task's drawer."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.domain.filters import TaskFilter
from dashboard.domain.horizon import DAYS_AT_RISK
from dashboard.domain.people_subjects import NOT_RELEVANT
from dashboard.domain.wording import listed
from dashboard.programme import edits
from dashboard.store.register import Change
from dashboard.ui import session, state
from dashboard.ui.elements import author
from dashboard.ui.entry import Entry


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


@dataclass(frozen=True)
class _Vacancy:
    """What a form is about: a role, and the projects where nobody had it when the form was drawn."""

    role: str
    projects: tuple[str, ...]
    chosen: TaskFilter
    fields: dict[str, Entry]

    @property
    def is_everywhere(self) -> bool:
        """Whether it is vacant in all projects that there are: then a name holds for those to come, too."""
        return len(self.projects) > 1 and not self.chosen.projects

    @property
    def still_vacant(self) -> set[str]:
        vacant = session.ask("roles/vacant", self.chosen, horizon_days=DAYS_AT_RISK)
        return set(vacant.loc[vacant["role"] == self.role, "project"])


def name_somebody(role: str, projects: Sequence[str], chosen: TaskFilter, form: str) -> None:
    """The fields that give a vacant role a name. `projects`: where nobody has it; `form` tells two apart."""
    fingerprint = state.fingerprint(f"{role}{projects}")
    fields = {name: state.field_of(form, name, fingerprint) for name in ("person", "projects", "initials")}
    vacancy = _Vacancy(role, tuple(projects), chosen, fields)
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
    with st.container(horizontal=True):
        st.button(
            "Sæt navn på",
            key=f"{form}_name_{fingerprint}",
            type="primary",
            icon=":material/person_add:",
            on_click=_staff,
            args=(vacancy,),
        )
        st.button(
            "Ikke relevant her",
            key=f"{form}_not_relevant_{fingerprint}",
            icon=":material/do_not_disturb_on:",
            on_click=_set_not_relevant,
            args=(vacancy,),
        )


def _staff(vacancy: _Vacancy) -> None:
    person = (vacancy.fields["person"].read() or "").strip()
    where = vacancy.fields["projects"].read() or []
    if not person:
        state.ROLE_NEWS.write((False, "Vælg eller skriv først, hvem der har rollen."))
        return
    if where and not vacancy.still_vacant & set(where):
        state.ROLE_NEWS.write((False, "En anden har imens sat navn på rollen. Se, hvem der har den nu."))
        return
    row = {"role": vacancy.role, "person": person}
    if vacancy.is_everywhere and set(where) == set(vacancy.projects):
        _save("staffing", [row], vacancy, f"{person} har nu rollen {vacancy.role} i alle projekter.")
    else:
        rows = [row | {"project": name} for name in where]
        _save("staffing", rows, vacancy, f"{person} har nu rollen {vacancy.role} i {listed(where)}.")


def _set_not_relevant(vacancy: _Vacancy) -> None:
    where = vacancy.fields["projects"].read() or []
    rows = [{"role": vacancy.role, "need": NOT_RELEVANT, "project": name} for name in where]
    _save("role_needs", rows, vacancy, f"{vacancy.role} er nu sat til ikke relevant i {listed(where)}.")


def _save(subject: str, rows: list[dict], vacancy: _Vacancy, news: str) -> None:
    initials = author.initials_at(vacancy.fields["initials"])
    if not initials:
        state.ROLE_NEWS.write((False, "Skriv dine initialer først, så andre kan se, hvem der skrev."))
    elif not rows:
        state.ROLE_NEWS.write((False, "Vælg mindst ét projekt."))
    else:
        last = session.store().ask("programme/last_position", subject=subject).iloc[0]["position"]
        names = vacancy.chosen.municipalities
        municipality = names[0] if len(names) == 1 else ""
        changes = [
            Change(subject, row, position=last + number, is_new=True, municipality=municipality)
            for number, row in enumerate(rows, 1)
        ]
        edits.save(session.store(), changes, initials, session.today())
        state.ROLE_NEWS.write((True, news))
