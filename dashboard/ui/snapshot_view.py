"""One export as it was read: what became of its rows, how its columns were understood, and the way to correct it."""

import json

import pandas as pd
import streamlit as st

from dashboard import loading
from dashboard.domain.fields import BY_NAME, FIELDS
from dashboard.domain.problems import Problem
from dashboard.domain.wording import counted, number
from dashboard.importing import OpenedExport
from dashboard.ui import parts, session

NO_COLUMN = "(ingen kolonne)"
AS_OF_SOURCES = {
    "title": "står over tabellen",
    "column": "står i en kolonne",
    "file_name": "står i filens navn",
    "properties": "er filens sidst gemte dato",
    "user": "er valgt af dig",
    "today": "er dags dato, for filen siger det ikke",
}


def show(snapshot: pd.Series) -> None:
    """`snapshot`: a row of queries/data/snapshots.sql."""
    told = json.loads(snapshot["receipt"])
    st.text(_summary(snapshot, told))
    _rows_to_look_at("Afviste rækker", told["rejected"], {"row": "Række", "reason": "Hvorfor"})
    _rows_to_look_at(
        "Bemærkninger", told["warnings"], {"row": "Række", "column": "Kolonne", "message": "Bemærkning"}
    )
    if told["unmapped"]:
        st.text(f"Kolonner uden felt, som står i opgavens detaljer: {', '.join(told['unmapped'])}.")
    _correction(snapshot)


def _summary(snapshot: pd.Series, told: dict) -> str:
    source = AS_OF_SOURCES[snapshot["as_of_source"]]
    return (
        f"{counted(told['rows_read'], 'række', 'rækker')} læst = {counted(told['tasks'], 'opgave', 'opgaver')} "
        f"+ {number(len(told['rejected']))} afvist. Ark: {told['sheet']}, overskrifter i række {told['header_row']}. "
        f"Eksportdatoen {snapshot['as_of']:%d.%m.%Y} {source}."
    )


def _rows_to_look_at(heading: str, found: list[dict], columns: dict[str, str]) -> None:
    if found:
        with st.expander(f"{heading} ({number(len(found))})"):
            rows = pd.DataFrame(found)[list(columns)].rename(columns=columns)
            st.dataframe(rows, hide_index=True, alt=heading)


def _correction(snapshot: pd.Series) -> None:
    """The file is opened again only when the user asks: most never do."""
    asked = st.session_state.get("corrected_snapshot") == snapshot["snapshot_id"]
    if not asked and not st.button("Se og ret, hvordan kolonnerne er forstået", icon=":material/table_edit:"):
        return
    st.session_state["corrected_snapshot"] = snapshot["snapshot_id"]
    try:
        opened, content = session.reopened(snapshot["snapshot_id"])
    except Problem as problem:
        parts.tell(problem, snapshot["file_name"])
        return
    with st.form("correction"):
        mapping = _mapping_form(opened, json.loads(snapshot["mapping"]))
        as_of = st.date_input("Eksportdato", snapshot["as_of"], format="DD.MM.YYYY", width=200)
        municipality = st.text_input("Kommune", snapshot["municipality"], width=300)
        if st.form_submit_button("Læs filen igen med disse kolonner", type="primary"):
            _read_again(snapshot, opened, content, mapping, as_of, municipality)


def _mapping_form(opened: OpenedExport, mapping: dict[str, str]) -> dict[str, str | None]:
    """A choice of column for each field, the doubtful ones first, with example values; returns field to header."""
    guesses = opened.tables[0].mapping.guesses
    headers = list(dict.fromkeys(header for table in opened.tables for header in table.mapping.headers))
    chosen = {}
    for field in sorted(FIELDS, key=lambda field: not (field.name in guesses and guesses[field.name].doubt)):
        options = [NO_COLUMN, *headers]
        now = mapping.get(field.name)
        left, right = st.columns([1, 2], vertical_alignment="center")
        header = left.selectbox(
            field.label,
            options,
            index=options.index(now) if now in options else 0,
            key=f"column_{field.name}",
        )
        guess = guesses.get(field.name)
        if guess and guess.header == now:
            right.text(
                " ".join(
                    filter(None, [guess.doubt, f"Fx {' · '.join(guess.examples)}" if guess.examples else ""])
                )
            )
        chosen[field.name] = None if header == NO_COLUMN else header
    return chosen


def _read_again(snapshot, opened: OpenedExport, content: bytes, mapping, as_of, municipality: str) -> None:
    if mapping["title"] is None:
        st.text(f"Vælg den kolonne, der er {BY_NAME['title'].label.lower()}. Uden den er der ingen opgaver.")
        return
    ids = loading.correct(
        session.store(), snapshot["snapshot_id"], opened, content, mapping, as_of, municipality.strip()
    )
    st.session_state["corrected_snapshot"] = None
    st.session_state["chosen_snapshot"] = ids[0]
    st.rerun()
