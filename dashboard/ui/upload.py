"""The drop zone: files in, result at once, and then only the doubtful columns asked about."""

from dataclasses import dataclass

import streamlit as st

from dashboard import loading
from dashboard.domain.problems import Problem
from dashboard.ui import parts, session


@dataclass(frozen=True)
class Outcome:
    """What came of one dropped file: a problem, or what was loaded."""

    name: str
    problem: Problem | None = None
    loaded: loading.Loaded | None = None


def zone(key: str) -> None:
    """Draw the drop zone, load each file that is dropped once, and show what came of it."""
    # Without `type`: Streamlit's own refusal is a bare tooltip. We say what is wrong, and what to do.
    dropped = st.file_uploader(
        "Træk en eller flere filer hertil: .xlsx, .xlsm, .xls, .ods eller .csv",
        accept_multiple_files=True,
        key=key,
    )
    seen = st.session_state.setdefault("seen_files", set())
    fresh = [file for file in dropped if file.file_id not in seen]
    for file in fresh:
        seen.add(file.file_id)
        _remember(_load(file.name, file.getvalue()))
    if fresh:
        st.rerun()  # the page is drawn anew with what was loaded


def _load(name: str, content: bytes) -> Outcome:
    with st.status("Læser filen", expanded=False) as progress:
        try:
            loaded = loading.load_file(
                session.store(), name, content, lambda step: progress.update(label=step)
            )
        except Problem as problem:
            return Outcome(name, problem=problem)
    return Outcome(name, loaded=loaded)


def _remember(outcome: Outcome) -> None:
    """The newest first; a file dropped again takes the place of its earlier outcome."""
    others = [other for other in outcomes() if other.name != outcome.name]
    st.session_state["outcomes"] = [outcome, *others]


def outcomes() -> list[Outcome]:
    return st.session_state.get("outcomes", [])


def tell_problems() -> None:
    """What went wrong with the files of this session, where there is no room for more."""
    for outcome in outcomes():
        if outcome.problem:
            parts.tell(outcome.problem, outcome.name)
