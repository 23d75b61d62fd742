"""One export as it was read: what became of its rows, how its columns were understood, how to correct it."""

import json
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.domain.danish import quoted
from dashboard.domain.fields import BY_NAME, FIELDS
from dashboard.domain.problems import Problem
from dashboard.domain.wording import counted, listed, number
from dashboard.imports import correct
from dashboard.imports.opened import OpenedExport
from dashboard.ingest.tables.classify_rows import TOTAL
from dashboard.ui import session, state
from dashboard.ui.elements import author, problem_box
from dashboard.ui.exports import column_form, import_results, own_columns, snapshot_list

AS_OF_SOURCES = {
    "title": "står over tabellen",
    "column": "står i en kolonne",
    "file_name": "står i filens navn",
    "properties": "er den dato, filen sidst blev gemt",
    "user": "er valgt af dig",
    "today": "er dags dato, fordi filen ikke angiver en",
}


def show(snapshot: pd.Series) -> None:
    """`snapshot`: a row of queries/data/snapshots.sql."""
    receipt = json.loads(snapshot["receipt"])
    municipality = snapshot["municipality"] or "kommune ikke angivet"
    # Several readings of one file differ by nothing else.
    loaded = author.on_the_clock(snapshot["imported_at"])
    st.text(f"{snapshot['file_name']} · {municipality} · indlæst {loaded}\n{_summary(snapshot, receipt)}")
    if session.may_write():
        _actions(snapshot)
    _rows_to_look_at("Rækker, der ikke er opgaver", receipt["rejected"])
    _rows_to_look_at("Bemærkninger", receipt["warnings"])
    _columns_as_read(receipt)


def _summary(snapshot: pd.Series, receipt: dict) -> str:
    source = AS_OF_SOURCES[snapshot["as_of_source"]]
    totals = sum(row["reason"] == TOTAL for row in receipt["rejected"])
    rejected = len(receipt["rejected"]) - totals
    sums = f" + {counted(totals, 'sumrække', 'sumrækker')}" if totals else ""
    unused = listed([quoted(header) for header in receipt["unmapped"]])
    own = f" Kolonner, vi ikke kender, men som kan søges i: {unused}." if unused else ""
    return (
        f"{counted(receipt['rows_read'], 'række', 'rækker')} læst = "
        f"{counted(receipt['tasks'], 'opgave', 'opgaver')} + {number(rejected)} afvist{sums}. "
        f"Ark: {receipt['sheet']}, overskrifter i række {receipt['header_row']}. "
        f"Eksportdatoen {snapshot['as_of']:%d.%m.%Y} {source}.{own}"
    )


def _actions(snapshot: pd.Series) -> None:
    """The same as in the table's last column, which the keyboard doesn't reach."""
    chosen, act = snapshot["snapshot_id"], snapshot_list.act
    with st.container(horizontal=True):
        st.button(
            "Ret kolonner, dato eller kommune",
            icon=":material/table_edit:",
            on_click=act,
            args=(chosen, snapshot_list.CORRECT),
        )
        if not snapshot["in_use"]:
            st.button(
                "Vis denne i stedet",
                icon=":material/history:",
                on_click=act,
                args=(chosen, snapshot_list.USE),
            )
        st.button(
            ":red[Slet denne eksport]",
            icon=":material/delete:",
            on_click=act,
            args=(chosen, snapshot_list.DELETE),
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


def correction(snapshot: pd.Series) -> None:
    """The form that says how the file is to be read, where it is asked for: most never are opened again."""
    if state.CORRECTED_SNAPSHOT.read() != snapshot["snapshot_id"]:
        return
    try:
        opened = session.reopened(snapshot["snapshot_id"])
    except Problem as problem:
        problem_box.show(problem, snapshot["file_name"])
        return
    with st.form("correction"):
        own, choices = _choices(opened, snapshot)
        with st.container(horizontal=True):
            wanted = st.form_submit_button("Gem og læs filen igen", type="primary")
            st.form_submit_button("Annullér", on_click=state.CORRECTED_SNAPSHOT.forget)
    if wanted:
        _read_again(opened, own, choices)


def _choices(opened: OpenedExport, snapshot: pd.Series) -> tuple[dict[str, list[str]], correct.Choices]:
    """What the columns without a field are, and the rest."""
    mapping = json.loads(snapshot["mapping"])
    own = own_columns.ask(opened, mapping, "column")
    with_column = [field for field in FIELDS if field.name in mapping]
    without_column = [field for field in FIELDS if field.name not in mapping]
    before = snapshot["as_of"].date()
    with st.container(horizontal=True):
        as_of = st.date_input("Eksportdato", before, format="DD.MM.YYYY", width=200)
        municipality = snapshot["municipality"]
        if not session.owns_database():  # there, all of it is the one municipality's
            municipality = st.text_input("Kommune", municipality, width=300)
    codes = column_form.light_codes(opened.light_codes_in(mapping.get("light")), opened.light_codes, "column")
    with st.expander("Felter med en kolonne"):
        columns = column_form.columns(opened, mapping, with_column, "column")
    with st.expander("Felter uden en kolonne"):
        columns |= column_form.columns(opened, mapping, without_column, "column")
    # A date that stands as it was is not the user's choice.
    return own, correct.Choices(columns, codes, as_of if as_of != before else None, municipality.strip())


def _read_again(opened: OpenedExport, own: dict[str, list[str]], choices: correct.Choices) -> None:
    try:
        columns = choices.columns | own_columns.settled(own)
        loaded = correct.correct(session.store(), opened, replace(choices, columns=columns))
    except Problem as problem:
        problem_box.show(problem)
        return
    state.CORRECTED_SNAPSHOT.forget()
    import_results.remember_loaded(opened.file_name, opened.content, loaded)
    st.rerun()
