"""The drop zone: files in, result at once. A programmappe among them is taken for what it is."""

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.elements.lib.mutable_status_container import StatusContainer

from dashboard.domain.problems import IsProgramme, Problem
from dashboard.imports import load
from dashboard.imports.load import ImportOutcome
from dashboard.ui import session, state
from dashboard.ui.exports import import_results
from dashboard.ui.programme import summary


def zone(name: str) -> None:
    """Draw the drop zone, and load each file that is dropped once, with a line for each step."""
    if not session.may_write():
        st.text("Du er logget ind som læser: eksporter lægges ind af jeres programleder.")
        return
    # Without `type`: Streamlit's own refusal is a bare tooltip. We say what is wrong, and what to do.
    dropped = st.file_uploader(
        "Træk en eller flere filer hertil: .xlsx, .xlsm, .xls, .ods eller .csv",
        accept_multiple_files=True,
        key=state.upload_zone(name).key,
    )
    fresh = [file for file in dropped if file.file_id not in state.SEEN_FILES.read()]
    if not fresh:
        return
    with st.status("Læser filen", expanded=True) as progress:
        for number, file in enumerate(fresh, start=1):
            state.SEEN_FILES.write(state.SEEN_FILES.read() | {file.file_id})
            st.text(file.name)  # no part of the label, which is Markdown
            which = f"Fil {number} af {len(fresh)}: " if len(fresh) > 1 else ""
            _take(file.name, file.getvalue(), partial(_say, progress, which))
        _say(progress, "", "Beregner lys")
        session.evaluate_newest()
    st.rerun()  # the page is drawn anew with what was loaded


def _say(progress: StatusContainer, which: str, step: str) -> None:
    progress.update(label=f"{which}{step}")


def _take(name: str, content: bytes, report: Callable[[str], None]) -> None:
    try:
        loaded = load.load_file(session.store(), name, content, report)
    except IsProgramme:
        report("Læser programmappen")
        summary.load(name, content)
    except Problem as problem:
        import_results.remember(ImportOutcome(name, content, problem=problem))
    else:
        import_results.remember(ImportOutcome(name, content, loaded=loaded))
