"""The drawer "Hvem ringer jeg til?": one task, whom to call, and all that is known about it."""

import json
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.domain.catalogue import label_of
from dashboard.domain.fields import FIELDS, Field
from dashboard.domain.filters import TaskFilter
from dashboard.domain.labels import LABELS
from dashboard.domain.lights import BY_CODE, LABEL
from dashboard.domain.link_sources import LINK_SOURCES
from dashboard.domain.wording import counted, listed, number
from dashboard.ui import session, state
from dashboard.ui.elements import row_list, tables
from dashboard.ui.elements.badges import BADGE_COLOURS
from dashboard.ui.elements.row_list import Column, Rows
from dashboard.ui.tasks import call_list, escalate, follow_up, link_correction, sister_tasks, watermelon_radar

OTHERS = {3: "I projektet", 4: "Har prøvet det"}  # by rank in queries/tasks/contacts.sql
LONGEST_CELL = 60  # characters that surely fit in a table's cell in the drawer


def show_opened(chosen: TaskFilter) -> None:
    """Open the drawer if a row was picked just now. Call it last on a page that has task rows."""
    if (task_key := state.OPENED_TASK.take()) is not None:
        state.TASK_IN_DRAWER.write(task_key)
        _drawer(chosen)


# The page behind it is drawn anew once it is closed: a note or a name may have been written in it.
@st.dialog("Hvem ringer jeg til?", position="right", width="medium", on_dismiss="rerun")
def _drawer(chosen: TaskFilter) -> None:
    task_key = state.TASK_IN_DRAWER.read()
    _draw_neighbours(task_key)
    details = session.ask("tasks/details", chosen, task_key=task_key)
    if details.empty:
        st.info("Opgaven findes ikke i eksporten på den valgte opgørelsesdato.")
        return
    task = details.iloc[0]
    _headline(task)
    watermelon_radar.draw_signs(task, chosen)
    call_list.draw(task, chosen)
    follow_up.draw(task, chosen)
    escalate.draw(task, chosen)
    sister_tasks.draw(task, chosen)
    _others(task, session.ask("tasks/contacts", chosen, task_key=task_key))
    _links(task)
    link_correction.draw(task, chosen)
    with st.expander("Historik", expanded=True):
        _history(session.ask("tasks/history", chosen, task_key=task_key))
    with st.expander("Alt, hvad eksporten siger"):
        _all_fields(task)


def _draw_neighbours(task_key: str) -> None:
    """The way to the tasks before and after it in the table from which it was opened."""
    keys = state.TASKS_AROUND.read()
    if task_key not in keys or len(keys) < 2:
        return
    at = keys.index(task_key)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for label, icon, to in (("Forrige", "arrow_back", at - 1), ("Næste", "arrow_forward", at + 1)):
            st.button(
                label,
                key=f"neighbour_{icon}",
                type="tertiary",
                icon=f":material/{icon}:",
                disabled=not 0 <= to < len(keys),
                on_click=state.TASK_IN_DRAWER.write,
                args=(keys[min(max(to, 0), len(keys) - 1)],),
            )
        st.caption(f"{number(at + 1)} af {number(len(keys))} i listen", width="content")


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
        if comment := _text(task["comment"]):
            st.text(f"{LABELS['comment']}: {comment}")
        if _text(task["deviation_in_words"]):
            st.text(f"Afvigelse: {task['deviation_in_words']}.")


def _lights_of(task: pd.Series) -> list[str]:
    """Which lights to show: KLIK's where it has one, the computed one where it isn't the same."""
    shows_one = task["light"] in BY_CODE
    differs = task["computed_light"] != task["light"]
    return ["shown_light"] * shows_one + ["computed_light"] * differs


def _others(task: pd.Series, contacts: pd.DataFrame) -> None:
    """Who else may help, folded: they have tasks in the project, or have solved one like it."""
    others = contacts[
        (contacts["rank"] > 2) & ~contacts["person"].isin([task["executor"], task["responsible"]])
    ]
    if others.empty:
        return
    with st.expander("Andre, der kan hjælpe"):
        row_list.draw(
            Rows(
                [Column("Hvor", width=130), Column("Navn", width=170), Column("Fordi", width=400)],
                [[OTHERS[row.rank], row.person, _experience(row)] for row in others.itertuples()],
                name="Andre, der kan hjælpe med opgaven",
                label=1,
            )
        )


def _experience(row: Any) -> str:
    """Why one calls somebody who is not on the task. `row`: of queries/tasks/contacts.sql."""
    tasks = counted(row.tasks, "opgave", "opgaver")
    if row.rank == 3:
        return f"er ansvarlig for {tasks} i projektet"
    return f"har løst {tasks} på samme snitflade eller støttesystem ({listed(row.projects)})"


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
        columns = [Column(heading, width=200), Column("Indhold", width=450)]
        row_list.draw(Rows(columns, list(map(list, short)), alt_text, label=0, sorts=False))
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
