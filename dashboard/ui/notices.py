"""What the user should know of the data on show: one line, which can be put aside for the session."""

from dataclasses import dataclass

import streamlit as st

from dashboard.sentences import frame
from dashboard.store import databases
from dashboard.store.files import MEMORY
from dashboard.ui import demo, session, state
from dashboard.ui.elements.literal import literal
from dashboard.ui.exports import import_results


@dataclass(frozen=True)
class Notice:
    """`leads_on`: whether there is more about it, or something to do, on the page Data."""

    text: str
    icon: str
    leads_on: bool = True

    @property
    def key(self) -> str:
        """By its text, so that other news is not put aside with it."""
        return state.fingerprint(self.text)


def draw() -> None:
    """The most important that is not put aside. The others wait: the room belongs to the answer."""
    dismissed = state.DISMISSED.read()
    if notice := next((each for each in _notices() if each.key not in dismissed), None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="notice"):
            st.markdown(f"{notice.icon} {literal(notice.text)}", width="content")
            if notice.leads_on:
                st.page_link("app_pages/data.py", label="Gå til Data", icon=":material/arrow_forward:")
            st.button(
                "Skjul",
                key="dismiss",
                icon=":material/close:",
                type="tertiary",
                on_click=_dismiss,
                args=(notice.key,),
            )


def _dismiss(key: str) -> None:
    state.DISMISSED.write(state.DISMISSED.read() | {key})


def _notices() -> list[Notice]:
    """What went wrong first, then what to look at, then what is good to know."""
    news = [Notice(text, ":material/error:") for text in import_results.failures()]
    news += [Notice(text, ":material/help:") for text in import_results.to_look_at()]
    if demo.is_on():
        return [*news, Notice(frame.SAMPLE, ":material/science:", leads_on=False)]
    if databases.configured() == MEMORY:
        news.append(Notice(frame.ONLY_THIS_SESSION, ":material/info:", leads_on=False))
    if age := frame.age_of_export(session.newest_day(), session.today()):
        news.append(Notice(age, ":material/schedule:"))
    return news
