"""The drop zone: files in, result at once, and then only the doubtful columns asked about."""

import hashlib

import streamlit as st

from dashboard import importing
from dashboard.domain.problems import AlreadyLoaded, Problem
from dashboard.domain.wording import counted
from dashboard.store import snapshots
from dashboard.ui import parts, session


def zone(key: str) -> None:
    """Draw the drop zone and load what is dropped; each file is loaded once, and told of on the page Data."""
    # Without `type`: Streamlit's own refusal is a bare English tooltip. We say what is wrong, and what to do.
    dropped = st.file_uploader(
        "Træk en eller flere filer hertil (Excel, ods eller csv)", accept_multiple_files=True, key=key
    )
    seen = st.session_state.setdefault("seen_uploads", set())
    fresh = [file for file in dropped if file.file_id not in seen]
    for file in fresh:
        seen.add(file.file_id)
        _load(file.name, file.getvalue())
    if fresh:
        st.rerun()


def _load(name: str, content: bytes) -> None:
    with st.status("Læser filen …", expanded=True) as progress:
        try:
            results = importing.load_file(
                session.store(), name, content, on_progress=lambda step: progress.update(label=step)
            )
            session.remember_result(name, snapshot_ids=results.snapshot_ids)
        except Problem as problem:
            session.remember_result(name, problem=problem)


def results() -> None:
    """What came of the files dropped in this session, the newest first."""
    for result in session.import_results():
        with st.container(border=True):
            if result.problem:
                parts.tell(result.problem)
            else:
                _receipt(result)
