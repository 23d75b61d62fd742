"""What came of the files dropped in this session: what was loaded, what went wrong, and what is in doubt."""

from dataclasses import dataclass

import streamlit as st

from dashboard import loading
from dashboard.domain.fields import BY_NAME
from dashboard.domain.problems import Problem
from dashboard.domain.wording import counted
from dashboard.ui import column_form, parts, session


@dataclass(frozen=True)
class Outcome:
    """What came of one dropped file: a problem, or what was loaded."""

    name: str
    content: bytes
    problem: Problem | None = None
    loaded: loading.Loaded | None = None

    @property
    def in_doubt(self) -> bool:
        return bool(self.loaded and (self.loaded.reading.doubts or self.loaded.reading.question))


def of_this_session() -> list[Outcome]:
    """The newest first."""
    return st.session_state.get("outcomes", [])


def remember(outcome: Outcome) -> None:
    """A file dropped again takes the place of its earlier outcome."""
    others = [other for other in of_this_session() if other.name != outcome.name]
    st.session_state["outcomes"] = [outcome, *others]


def forget() -> None:
    st.session_state["outcomes"] = []


def in_short() -> None:
    """Where there is no room for more: that something went wrong or is in doubt, and where to see it."""
    for outcome in of_this_session():
        if outcome.problem:
            parts.tell(outcome.problem, outcome.name)
    doubtful = [outcome for outcome in of_this_session() if outcome.in_doubt or _rejected(outcome)]
    if doubtful and session.has_tasks():
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.badge("Se efter", icon=":material/help:", color="yellow")
            st.text("\n".join(_what_to_see(outcome) for outcome in doubtful), width="content")
            st.page_link("app_pages/data.py", label="Gå til Data", icon=":material/arrow_forward:")


def _rejected(outcome: Outcome) -> int:
    return len(outcome.loaded.reading.rejected) if outcome.loaded else 0


def _what_to_see(outcome: Outcome) -> str:
    said = []
    if _rejected(outcome):
        said.append(f"{counted(_rejected(outcome), 'række', 'rækker')} blev ikke til opgaver")
    if outcome.in_doubt:
        said.append("en eller flere kolonner er vi i tvivl om")
    return f"{outcome.name}: {', og '.join(said)}."


def draw() -> None:
    """Each outcome, with a form for the columns in doubt."""
    for position, outcome in enumerate(of_this_session()):
        if outcome.problem:
            parts.tell(outcome.problem, outcome.name)
            continue
        with st.container(border=True):
            reading = outcome.loaded.reading
            st.badge("Gemt", icon=":material/check:", color="green")
            st.text(
                f"{outcome.name}: {counted(len(reading.tasks), 'opgave', 'opgaver')} indlæst, "
                f"{counted(len(reading.rejected), 'række', 'rækker')} afvist."
            )
            if outcome.in_doubt:
                _ask_about_doubts(outcome, key=f"doubt_{position}")


def _ask_about_doubts(outcome: Outcome, key: str) -> None:
    """Only the doubtful columns; all of them can be changed further down the page."""
    reading, opened = outcome.loaded.reading, outcome.loaded.opened
    with st.form(key):
        st.text("Har vi forstået det rigtigt? Resten af kolonnerne er vi sikre på.")
        fields = [BY_NAME[name] for name in reading.doubts]
        columns = column_form.columns(opened, reading.columns, fields, key)
        if reading.question:
            st.text(reading.question)
        codes = column_form.light_codes(reading.unread_light_codes, opened.light_codes, key)
        if st.form_submit_button("Brug disse svar", type="primary"):
            choices = loading.Choices(columns, codes)
            try:
                loaded = loading.correct(session.store(), opened, outcome.content, choices)
            except Problem as problem:
                parts.tell(problem)
                return
            remember(Outcome(outcome.name, outcome.content, loaded=loaded))
            st.rerun()
