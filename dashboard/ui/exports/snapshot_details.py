"""One export as it was read: what became of its rows, how its columns were understood, how to correct it."""

import json

import pandas as pd
import streamlit as st

from dashboard.domain.fields import BY_NAME, FIELDS
from dashboard.domain.problems import Problem
from dashboard.domain.wording import counted, number
from dashboard.imports import correct
from dashboard.imports.opened import OpenedExport
from dashboard.ingest.tables.classify_rows import TOTAL
from dashboard.ui import session, state
from dashboard.ui.elements import problem_box
from dashboard.ui.exports import column_form, import_results

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
    receipt = json.loads(snapshot["receipt"])
    st.text(_summary(snapshot, receipt))
    _rows_to_look_at("Rækker, der ikke er opgaver", receipt["rejected"])
    _rows_to_look_at("Bemærkninger", receipt["warnings"])
    _columns_as_read(receipt)


def _summary(snapshot: pd.Series, receipt: dict) -> str:
    source = AS_OF_SOURCES[snapshot["as_of_source"]]
    totals = sum(row["reason"] == TOTAL for row in receipt["rejected"])
    rejected = len(receipt["rejected"]) - totals
    sums = f" + {counted(totals, 'sumrække', 'sumrækker')}" if totals else ""
    return (
        f"{counted(receipt['rows_read'], 'række', 'rækker')} læst = "
        f"{counted(receipt['tasks'], 'opgave', 'opgaver')} + {number(rejected)} afvist{sums}. "
        f"Ark: {receipt['sheet']}, overskrifter i række {receipt['header_row']}. "
        f"Eksportdatoen {snapshot['as_of']:%d.%m.%Y} {source}."
    )


ROW_COLUMNS = {
    "sheet": "Ark",
    "row": "Række",
    "column": "Kolonne",
    "reason": "Hvorfor",
    "message": "Bemærkning",
}


def _rows_to_look_at(heading: str, remarks: list[dict]) -> None:
    if remarks:
        with st.expander(f"{heading} ({number(len(remarks))})"):
            rows = pd.DataFrame(remarks)
            shown = rows[[name for name in ROW_COLUMNS if name in rows]].rename(columns=ROW_COLUMNS)
            st.dataframe(shown, hide_index=True, alt=heading, placeholder="–")


def _columns_as_read(receipt: dict) -> None:
    with st.expander("Sådan er kolonnerne forstået"):
        rows = [(BY_NAME[name].label, header) for name, header in receipt["columns"].items()]
        rows += [("(uden felt, står i opgavens detaljer)", header) for header in receipt["unmapped"]]
        st.dataframe(
            pd.DataFrame(rows, columns=["Felt", "Kolonne i filen"]),
            hide_index=True,
            alt="Hver kolonne i filen, og hvad den er læst som",
        )


def asks_for_correction(snapshot: pd.Series) -> bool:
    """The file is opened again only when the user asks: most never do."""
    if st.button("Ret kolonner, dato eller kommune", icon=":material/table_edit:"):
        state.CORRECTED_SNAPSHOT.write(snapshot["snapshot_id"])
    return state.CORRECTED_SNAPSHOT.read() == snapshot["snapshot_id"]


def correction(snapshot: pd.Series) -> None:
    """The form that says how the file is to be read."""
    try:
        opened = session.reopened(snapshot["snapshot_id"])
    except Problem as problem:
        problem_box.show(problem, snapshot["file_name"])
        return
    with st.form("correction"):
        choices = _choices(opened, snapshot)
        if st.form_submit_button("Læs filen igen sådan", type="primary"):
            _read_again(opened, choices)


def _choices(opened: OpenedExport, snapshot: pd.Series) -> correct.Choices:
    """All fields, those that the file seems to have first."""
    mapping = json.loads(snapshot["mapping"])
    fields = sorted(FIELDS, key=lambda field: field.name not in mapping)
    columns = column_form.columns(opened, mapping, fields, "column")
    numbers = opened.light_codes_in(mapping.get("light"))
    codes = column_form.light_codes(numbers, opened.light_codes, "column")
    before = snapshot["as_of"].date()
    as_of = st.date_input("Eksportdato", before, format="DD.MM.YYYY", width=200)
    municipality = st.text_input("Kommune", snapshot["municipality"], width=300)
    # A date that stands as it was is not the user's choice.
    return correct.Choices(columns, codes, as_of if as_of != before else None, municipality.strip())


def _read_again(opened: OpenedExport, choices: correct.Choices) -> None:
    try:
        loaded = correct.correct(session.store(), opened, choices)
    except Problem as problem:
        problem_box.show(problem)
        return
    state.CORRECTED_SNAPSHOT.forget()
    import_results.remember_loaded(opened.file_name, opened.content, loaded)
    st.rerun()
