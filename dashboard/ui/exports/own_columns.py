"""Columns with values that no field has: what is each of them? On top of the form about a file's columns."""

from collections.abc import Iterator, Mapping

import streamlit as st

from dashboard.domain.danish import quoted
from dashboard.domain.fields import FIELDS
from dashboard.domain.problems import TwoColumns
from dashboard.imports.opened import OpenedExport
from dashboard.ingest.tables.headers import column_letter
from dashboard.ui import state

STAYS = "(ingen af vores felter)"
MOST = 12  # asked about; the others can be chosen at the fields


def ask(opened: OpenedExport, mapping: Mapping[str, str], form: str) -> dict[str, list[str]]:
    """A choice of field for each column that has none: the headers that were chosen, by field.

    `mapping`: field to header, as the file is read now.
    """
    unused = dict(_unused(opened, mapping))
    if not unused:
        return {}
    st.text("Vi ved ikke, hvad disse kolonner er. Uden svar står de i opgavens detaljer og kan søges frem.")
    options = {STAYS: "", **_fields(mapping)}
    chosen: dict[str, list[str]] = {}
    for header, letter in list(unused.items())[:MOST]:
        left, right = st.columns([3, 2], vertical_alignment="center")
        left.text(f"Hvad er {quoted(header)}?\nFx {opened.examples_of(header)}")
        picked = right.selectbox(
            f"Kolonne {letter} er", list(options), key=state.answer_in_form(form, f"own_{letter}").key
        )
        if name := options[picked]:
            chosen.setdefault(name, []).append(header)
    if len(unused) > MOST:
        st.text(f"{len(unused) - MOST} kolonner til har indhold. Vælg dem ved felterne herunder.")
    return chosen


def settled(chosen: Mapping[str, list[str]]) -> dict[str, str]:
    """Field to header. Raises TwoColumns where two columns were said to be one field."""
    for name, headers in chosen.items():
        if len(headers) > 1:
            label = next(field.label for field in FIELDS if field.name == name)
            raise TwoColumns(
                f"{' og '.join(map(quoted, headers[:2]))} kan ikke begge være {label}.",
                "Vælg den, der passer bedst.",
            )
    return {name: headers[0] for name, headers in chosen.items()}


def _unused(opened: OpenedExport, mapping: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Header and letter of each column with values and without a field."""
    for table in opened.tables:
        for index, (header, values) in enumerate(
            zip(table.mapping.headers, table.mapping.profiles, strict=True)
        ):
            if values.filled and header not in mapping.values():
                yield header, column_letter(index)


def _fields(mapping: Mapping[str, str]) -> dict[str, str]:
    """What can be chosen, with the field's name: first the fields that have no column yet."""
    free = {field.label: field.name for field in FIELDS if field.name not in mapping}
    taken = {
        f"{field.label} (i stedet for {quoted(mapping[field.name])})": field.name
        for field in FIELDS
        if field.name in mapping
    }
    return free | taken
