"""The drop zone: files in, result at once. A programmappe among them is taken for what it is."""

import streamlit as st

from dashboard.domain.problems import IsProgramme, Problem
from dashboard.imports import load
from dashboard.imports.load import ImportOutcome
from dashboard.ui import session, state
from dashboard.ui.exports import import_results
from dashboard.ui.programme import summary


def zone(name: str) -> None:
    """Draw the drop zone, and load each file that is dropped once."""
    # Without `type`: Streamlit's own refusal is a bare tooltip. We say what is wrong, and what to do.
    dropped = st.file_uploader(
        "Træk en eller flere filer hertil: .xlsx, .xlsm, .xls, .ods eller .csv",
        accept_multiple_files=True,
        key=state.upload_zone(name).key,
    )
    fresh = [file for file in dropped if file.file_id not in state.SEEN_FILES.read()]
    for file in fresh:
        state.SEEN_FILES.write(state.SEEN_FILES.read() | {file.file_id})
        _take(file.name, file.getvalue())
    if fresh:
        st.rerun()  # the page is drawn anew with what was loaded


def _take(name: str, content: bytes) -> None:
    outcome = _load(name, content)
    if isinstance(outcome.problem, IsProgramme):
        summary.load(name, content)
    else:
        import_results.remember(outcome)


def _load(name: str, content: bytes) -> ImportOutcome:
    with st.status("Læser filen", expanded=False) as progress:
        try:
            loaded = load.load_file(session.store(), name, content, lambda step: progress.update(label=step))
        except Problem as problem:
            return ImportOutcome(name, content, problem=problem)
    return ImportOutcome(name, content, loaded=loaded)
