"""Buttons that fetch what a page shows as a file."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.domain.danish import fold_words
from dashboard.domain.filters import TaskFilter, as_words
from dashboard.reports import excel
from dashboard.ui import current_login, session

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def excel_button(
    label: str,
    question: str,
    chosen: TaskFilter,
    heading: str,
    key: str,
    shape: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
    **parameters: Any,
) -> None:
    """An Excel file of a query's rows, made when asked for, with the filter and the as-of date in it.

    `shape`: for a table of other things than tasks, what becomes of the query's rows first.
    """
    # Streamlit builds the file in a thread without a session, so what it needs is fetched now.
    store, municipality = session.store(), session.municipality()
    refuse_ended = current_login.refuse_ended()

    def build() -> bytes:
        refuse_ended()
        rows = store.ask(question, filter=chosen, **parameters)
        rows, unit = (shape(rows), excel.ROWS) if shape else (rows, excel.TASKS)
        return excel.workbook(rows, heading, as_words(chosen), chosen.as_of, municipality, unit)

    st.download_button(
        label,
        build,
        file_name=f"{fold_words(heading).replace(' ', '-')}-{chosen.as_of:%Y-%m-%d}.xlsx",
        mime=XLSX,
        on_click="ignore",
        key=key,
        icon=":material/download:",
    )
