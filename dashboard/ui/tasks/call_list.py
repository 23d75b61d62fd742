"""Whom to call about a task: seat by seat, as text with phone and mail; and the seats that nobody has."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.domain.filters import TaskFilter
from dashboard.sentences import tasks as sentences
from dashboard.ui import role_forms, session, state

ROLE = 4  # rank in queries/tasks/call_list.sql


def draw(task: pd.Series, chosen: TaskFilter) -> None:
    """`task`: the row of queries/tasks/details.sql."""
    about = {name: _text(value) for name, value in task.items()} | {"due_date": _day(task["due_date"])}
    rows = session.ask("tasks/call_list", chosen, task_key=task["task_key"])
    for number, (person, seats) in enumerate(_by_person(rows).items()):
        _draw_person(person, seats, about, is_first=not number)
    vacant = rows[rows["person"].isna()]
    if seats := [_seat(row) for row in vacant.itertuples()]:
        st.text(sentences.missing(seats))
    _fill_roles(vacant[vacant["role"].notna()], task, chosen)
    role_forms.show_news()
    first = next(iter(_by_person(rows)), "")
    with st.expander("Teksten til mailen"):
        st.code(sentences.mail(about, first).body, language=None, wrap_lines=True)


def _by_person(rows: pd.DataFrame) -> dict[str, list[Any]]:
    """Each person once, with all seats, the nearest first."""
    persons: dict[str, list[Any]] = {}
    for row in rows[rows["person"].notna()].itertuples():
        persons.setdefault(row.person, []).append(row)
    return persons


def _seat(row: Any) -> str:
    return row.role if row.rank == ROLE else sentences.SEAT[row.rank]


def _draw_person(person: str, seats: list[Any], about: dict, is_first: bool) -> None:
    phone = next((row.phone for row in seats if _text(row.phone)), "")
    mail = next((row.mail for row in seats if _text(row.mail)), "")
    unit = next((row.unit for row in seats if _text(row.unit)), "")
    words = sentences.seat_line([_seat(row) for row in seats], person, phone, mail, unit)
    draw_line(words, phone, sentences.mail(about, person).link(mail), is_first)


def draw_line(words: str, phone: str, mail_link: str, is_first: bool) -> None:
    """A person in words, and the ways to ring and write. `phone`: "" where nobody knows it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.text(words, width="stretch")
        if phone:
            number = "".join(each for each in phone if each.isdigit() or each == "+")
            st.link_button("Ring", f"tel:{number}", icon=":material/call:", type="tertiary")
        st.link_button(
            "Skriv",
            mail_link,
            icon=":material/mail:",
            type="primary" if is_first else "tertiary",
        )


def _fill_roles(vacant: pd.DataFrame, task: pd.Series, chosen: TaskFilter) -> None:
    """The roles that the task needs and nobody has, each with why, and the way to name somebody."""
    # What the task itself needs stands first.
    needed_first = vacant.sort_values("rank", key=lambda ranks: ranks != ROLE, kind="stable")
    because = {row.role: _text(row.because) for row in needed_first.itertuples()}
    if not because or not _text(task["project"]) or not session.may_write():
        return
    with st.expander("Sæt navn på en ubesat rolle", icon=":material/person_add:"):
        role = st.selectbox("Rolle", list(because), key=state.VACANT_ROLE.key)
        if because[role]:
            st.text(because[role])
        role_forms.name_somebody(role, [task["project"]], chosen, "drawer")


def _text(value: object) -> str:
    return (
        ""
        if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value))
        else str(value)
    )


def _day(value: Any) -> Any:
    return None if pd.isna(value) else value.date()
