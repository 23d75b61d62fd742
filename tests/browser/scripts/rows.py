"""Row lists with all that a cell can hold: rows that lead on, a table to read, and one of many rows."""

from datetime import date

import pandas as pd
import streamlit as st
from scripts.hostile_text import HOSTILE  # as serve.py knows it: the server has no `tests` on its path

from dashboard.ui import state
from dashboard.ui.elements import row_list, tables
from dashboard.ui.elements.row_list import Column, Rows

TITLES = ["Øl", "zebra", "Ål", "Æg", "abe", *HOSTILE]
DAYS = [3, -12, None, 0, 1200, 7, 7, 7, 7]
LIGHTS = ["grey", "done", "red", "yellow", "green", None, "unknown", "red", "red"]
PERSONS = ["Bo", None, "Aase", "", "Åse", "Zoe", "Zoe", "Zoe", "Zoe"]

st.title("Rækker")
if st.button("Skriv et notat"):
    state.TASK_IN_DRAWER.write("K5")
    st.session_state["note"] = "skrevet"
if st.button("Tag den første væk"):
    st.session_state["without"] = 1
opened = st.session_state.setdefault("opened", [])

rows = pd.DataFrame(
    {
        "task_key": [f"K{number}" for number in range(len(TITLES))],
        "worst_light": LIGHTS,
        "days_to_due": pd.array(DAYS, dtype="Int64"),
        "due_date": pd.to_datetime([date(2026, 11, 23)] * 8 + [None]),
        "title": TITLES,
        "project": ["KSD", None, *HOSTILE, "KY", "KY", "KY"],
        "executor": PERSONS,
        "what": st.session_state.get("note"),
    }
)[st.session_state.get("without", 0) :]
tables.leading_table(
    rows,
    "task_key",
    "rows",
    "Opgaver til prøve",
    opened.append,
    height=260,
    beneath={"title": "project"},
    current=state.TASK_IN_DRAWER.read(),
)
st.text(f"Åbnet: {', '.join(opened)}.")
tables.table(rows[["project", "days_to_due"]], "Til at læse")
if st.toggle("Mange"):
    columns = [Column(f"Kolonne {number}") for number in range(17)]
    many = [[f"Celle {row} i {number}" for number in range(17)] for row in range(500)]
    row_list.draw(Rows(columns, many, "Mange rækker", label=0, height=400, leads=True), "many")
