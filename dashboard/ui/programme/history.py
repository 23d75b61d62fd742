"""Who wrote what in a subject of the programmappe."""

import json
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.domain.programme_schema import BY_NAME
from dashboard.ui import session
from dashboard.ui.elements import author
from dashboard.ui.programme.row_words import origin_in_words, row_in_words

MOST_CHANGES = 100
WRITTEN = {"ny": "Ny", "rettet": "Rettet", "fjernet": "Fjernet"}


def draw(subject: str) -> None:
    """The newest changes first; nothing where there are none."""
    changes = session.store().ask("programme/history", subject=subject, rows=MOST_CHANGES)
    if changes.empty:
        return
    with st.expander(f"Ændringslog for {BY_NAME[subject].label}"):
        rows = [
            (
                author.on_the_clock(row.changed_at),
                row.changed_by,
                WRITTEN[row.what],
                row_in_words(subject, json.loads(row.content)),
                _what_changed(subject, row),
                origin_in_words(row.origin),
            )
            for row in changes.itertuples()
        ]
        st.dataframe(
            pd.DataFrame(rows, columns=["Hvornår", "Hvem", "Hvad", "Række", "Ændring", "Hvorfra"]),
            hide_index=True,
            alt="Ændringer i emnet, de nyeste først",
        )


def _what_changed(subject: str, row: Any) -> str:
    """Column by column, from what to what. `row`: of queries/programme/history.sql."""
    if row.what != "rettet":
        return ""
    now, before = json.loads(row.content), json.loads(row.before)
    return "; ".join(
        f"{column.label}: {before.get(column.name, 'tom')} → {now.get(column.name, 'tom')}"
        for column in BY_NAME[subject].columns
        if now.get(column.name, "") != before.get(column.name, "")
    )
