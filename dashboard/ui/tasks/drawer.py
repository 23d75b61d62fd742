"""The drawer "Hvem ringer jeg til?": one task, whom to call, and all that is known about it."""

import json
import re
import textwrap
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.domain.catalogue import label_of
from dashboard.domain.fields import FIELDS, Field
from dashboard.domain.filters import TaskFilter
from dashboard.domain.labels import LABELS
from dashboard.domain.lights import BY_CODE, LABEL
from dashboard.domain.link_sources import LINK_SOURCES
from dashboard.domain.wording import counted, listed
from dashboard.ui import session, state
from dashboard.ui.elements import tables
from dashboard.ui.elements.badges import BADGE_COLOURS
from dashboard.ui.tasks import escalate, link_correction

SEATS = {1: "Udfører", 2: "Ansvarlig"}  # by rank in queries/tasks/contacts.sql
OTHERS = {3: "I projektet", 4: "Har prøvet det"}
LONGEST_TITLE = 200  # characters: mail programs on Windows take links of some 2,000
REASON_LINE = 54  # characters of a "Fordi" that surely fit in a line of its column
ADDRESS = re.compile(r"[^@\s,;?&]{1,64}@[^@\s,;?&]{1,255}")  # of one mail
LONGEST_CELL = 60  # characters that fit in a table's cell in the drawer


def show_opened(chosen: TaskFilter) -> None:
    """Open the drawer if a row was picked just now. Call it last on a page that has task rows."""
    task_key = state.OPENED_TASK.take()
    # Now and then the browser sends once more, with the close, the row that the table has let go of.
    just_closed = state.CLOSED_TASK.take()
    if task_key is not None and task_key != just_closed:
        _drawer(task_key, chosen)


def _closed() -> None:
    state.CLOSED_TASK.write(state.TASK_IN_DRAWER.read())


# Without a run at its close, the browser would take the table's second letting go for the first, and skip it.
@st.dialog("Hvem ringer jeg til?", position="right", width="medium", on_dismiss=_closed)
def _drawer(task_key: str, chosen: TaskFilter) -> None:
    state.TASK_IN_DRAWER.write(task_key)
    details = session.ask("tasks/details", chosen, task_key=task_key)
    if details.empty:
        st.info("Opgaven findes ikke i eksporten på den valgte opgørelsesdato.")
        return
    task = details.iloc[0]
    _headline(task)
    # Another municipality may have a project of the same name.
    own = replace(chosen, municipalities=(task["snapshot_municipality"],))
    leader = session.ask("tasks/project_leader", own, project=_text(task["project"]))
    _contacts(task, session.ask("tasks/contacts", chosen, task_key=task_key), leader)
    escalate.draw(task, chosen)
    _links(task)
    link_correction.draw(task, chosen)
    with st.expander("Opgavens historie", expanded=True):
        _history(session.ask("tasks/history", chosen, task_key=task_key))
    with st.expander("Alt, hvad eksporten siger"):
        _all_fields(task)


def _headline(task: pd.Series) -> None:
    with st.container(border=True, gap="xsmall"):
        st.text(task["title"])
        with st.container(horizontal=True):
            for name in _lights_of(task):
                st.badge(f"{LABELS[name]}: {LABEL[task[name]]}", color=BADGE_COLOURS[task[name]])
        st.text(
            " · ".join(_text(task[name]) for name in ("project", "task_id", "phase") if _text(task[name]))
        )
        st.text(f"Hvorfor: {task['reason']}.")
        if _text(task["deviation_in_words"]):
            st.text(f"Afvigelse: {task['deviation_in_words']}.")


def _lights_of(task: pd.Series) -> list[str]:
    """Which lights to show: KLIK's where it has one, the computed one where it isn't the same."""
    shows_one = task["light"] in BY_CODE
    differs = task["computed_light"] != task["light"]
    return ["shown_light"] * shows_one + ["computed_light"] * differs


def _contacts(task: pd.Series, contacts: pd.DataFrame, leader: pd.DataFrame) -> None:
    """Whom to call, the nearest first; an empty seat says so. `leader`: tasks/project_leader.sql."""
    rows = [_seat(rank, contacts) for rank in SEATS]
    rows += [("Projektleder", row.person, _reached(row)) for row in leader.itertuples()]
    others = contacts[
        (contacts["rank"] > 2) & ~contacts["person"].isin([task["executor"], task["responsible"]])
    ]
    rows += [(OTHERS[row.rank], row.person, _experience(row)) for row in others.itertuples()]
    names = pd.DataFrame(rows, columns=["Ring til", "Navn", "Fordi"])
    st.dataframe(
        names,
        hide_index=True,
        row_height=tables.WRAPPED if names["Fordi"].str.len().max() > REASON_LINE else None,
        column_config={"Ring til": {"width": 90}, "Navn": {"width": 170}, "Fordi": {"width": 435}},
        alt="Hvem du kan ringe til, den nærmeste først",
    )
    to = next((row.mail for row in leader.itertuples() if ADDRESS.fullmatch(_text(row.mail))), "")
    st.link_button("Skriv en mail om opgaven", _mail(task, to), icon=":material/mail:", type="primary")
    if to:
        st.caption("Mailen går til projektlederen fra programmappen.")
    else:
        st.caption(
            "Telefonnumre og mailadresser står ikke i en KLIK-eksport. Skriv projektlederens i "
            "programmappen; uden den åbner mailen uden modtager."
        )


def _reached(row: Any) -> str:
    """How the leader is reached. `row`: of queries/tasks/project_leader.sql."""
    ways = [f"tlf. {row.phone}" if _text(row.phone) else "", _text(row.mail)]
    return ", ".join(["er projektleder", *filter(None, ways)])


def _seat(rank: int, contacts: pd.DataFrame) -> tuple[str, str, str]:
    seat = SEATS[rank]
    persons = contacts.loc[contacts["rank"] == rank, "person"]
    if persons.empty:
        return seat, "– ubesat –", "Ingen er sat på opgaven, og det er selv en risiko"
    return seat, persons.iloc[0], f"er {seat.lower()} på opgaven"


def _experience(row: Any) -> str:
    """Why one calls somebody who is not on the task. `row`: of queries/tasks/contacts.sql."""
    tasks = counted(row.tasks, "opgave", "opgaver")
    if row.rank == 3:
        return f"er ansvarlig for {tasks} i projektet"
    return f"har løst {tasks} på samme snitflade eller støttesystem ({listed(row.projects)})"


def _mail(task: pd.Series, to: str) -> str:
    """A mailto link with subject and text ready; every character from the file is percent-encoded."""
    title = textwrap.shorten(task["title"], LONGEST_TITLE, placeholder=" …")
    subject = f"KLIK-opgave i {_text(task['project']) or 'programmet'}: {title}"
    due = f"{task['due_date']:%d.%m.%Y}" if pd.notna(task["due_date"]) else "ikke sat i KLIK"
    body = (
        f'Hej\n\nJeg skriver om KLIK-opgaven "{title}" '
        f"i projektet {_text(task['project']) or '-'}.\n\n"
        f"Frist: {due}\nStatus i KLIK: {_text(task['status']) or '-'}\n"
        f"Hvorfor jeg skriver: {task['reason']}.\n\n"
        "Hvad mangler der for at løse opgaven, hvem gør det, og hvornår er den løst? "
        "Opdatér også gerne status i KLIK.\n\nVenlig hilsen\n"
    )
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(body)}"


def _links(task: pd.Series) -> None:
    if not task["linked_by"]:
        st.text("Snitflade og støttesystem: kunne ikke findes for opgaven.")
        return
    names = [*task["components"], *map(label_of, task["interfaces"])]
    source = LINK_SOURCES[task["linked_by"]]
    st.text(f"Snitflade og støttesystem: {', '.join(names) or 'ingen'}, {source.explanation}.")


def _history(history: pd.DataFrame) -> None:
    if len(history) < 2:
        st.text("Der er kun én eksport med opgaven. Historien kommer, når du indlæser den næste.")
        return
    first, last = history.iloc[0], history.iloc[-1]
    if pd.notna(first["due_date"]) and pd.notna(last["due_date"]) and first["due_date"] != last["due_date"]:
        days = (last["due_date"] - first["due_date"]).days
        moved = "senere" if days > 0 else "tidligere"
        st.text(
            f"Fristen er flyttet {counted(abs(days), 'dag', 'dage')} {moved} siden {first['as_of']:%d.%m.%Y}."
        )
    tables.table(history, "Opgavens lys, status, frist og personer i hver eksport")


def _all_fields(task: pd.Series) -> None:
    source = f"Ark {task['sheet']}, række {task['row_number']}, eksport pr. {task['exported_on']:%d.%m.%Y}"
    fields = [(field.label, _field(field, task[field.name])) for field in FIELDS]
    _labelled([*fields, ("Kilde", source)], "Felt", "Alle felter fra eksporten")
    # Under the file's own headers, which may be words that we have as labels.
    extra = [(str(header), str(value)) for header, value in json.loads(task["extra"]).items()]
    if extra:
        st.text("Andre kolonner i filen, som filen skriver dem:")
        _labelled(extra, "Kolonne i filen", "Andre kolonner i filen")


def _labelled(values: list[tuple[str, str]], heading: str, alt_text: str) -> None:
    """Short values as a table, and long ones beneath it as text: a cell would cut them."""
    filled = [(label, value) for label, value in values if value]
    short = [(label, value) for label, value in filled if len(value) <= LONGEST_CELL and "\n" not in value]
    if short:
        st.dataframe(
            pd.DataFrame(short, columns=[heading, "Indhold"]),
            hide_index=True,
            height="content",
            column_config={heading: {"width": 160}},
            alt=alt_text,
        )
    for label, value in filled:
        if (label, value) not in short:
            st.text(f"{label}: {value}")


def _field(field: Field, value: object) -> str:
    """A field as Danes read it: of the file's text only a light is translated, being stored as a code."""
    text = _text(value)
    return BY_CODE[text].word if field.kind == "light" and text in BY_CODE else text


def _text(value: object) -> str:
    """A value as it is written; empty where the export has nothing."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%d.%m.%Y}"
    return {True: "Ja", False: "Nej"}[bool(value)] if isinstance(value, bool | np.bool_) else str(value)
