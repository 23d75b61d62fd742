"""What came of the files dropped in this session: what was loaded, what it replaced, and what went wrong."""

from collections.abc import Sequence

import streamlit as st

from dashboard.domain.problems import NoTasks
from dashboard.domain.wording import counted
from dashboard.imports import load
from dashboard.imports.load import ImportOutcome
from dashboard.sentences import frame, other_list
from dashboard.store import snapshots
from dashboard.ui import session, state
from dashboard.ui.elements import problem_box
from dashboard.ui.exports import manual_mapping


def of_this_session() -> Sequence[ImportOutcome]:
    """The newest first."""
    return state.OUTCOMES.read()


def remember(outcome: ImportOutcome) -> None:
    """A file dropped again takes the place of its earlier outcome; what it gave is the export on show."""
    same = (outcome.name, outcome.content)
    others = [other for other in of_this_session() if (other.name, other.content) != same]
    state.OUTCOMES.write([outcome, *others])
    if outcome.loaded:
        state.SNAPSHOT_TO_CHOOSE.write(outcome.loaded.snapshot_ids[0])


def forget() -> None:
    state.OUTCOMES.forget()


def failures() -> list[str]:
    """What could not be loaded, a line each."""
    failed = [outcome for outcome in of_this_session() if outcome.problem]
    return [f"{frame.short(outcome.name)}: {outcome.problem.title}" for outcome in failed if outcome.problem]


def to_look_at() -> list[str]:
    """What was loaded otherwise than the user may think, a line each."""
    lines = [line for outcome in of_this_session() for line in _what_to_see(outcome)]
    lines += [other_list.in_short(frame.short(other["file_name"])) for other in session.other_lists()]
    return [*lines, *filter(None, [frame.doubts(session.exports_with_questions())])]


def in_short() -> None:
    """Before anything is loaded: what went wrong, and how to go on."""
    for outcome in of_this_session():
        if outcome.problem:
            problem_box.show(outcome.problem, outcome.name)
    if any(isinstance(outcome.problem, NoTasks) for outcome in of_this_session()):
        label = "Er det en opgaveliste? Peg selv på kolonnerne"
        st.page_link("app_pages/data.py", label=label, icon=":material/arrow_forward:")


MUCH_SMALLER = 0.5  # of the tasks that were shown until now


def _what_to_see(outcome: ImportOutcome) -> list[str]:
    lines = []
    if outcome.rejected_tasks:
        lines.append(frame.rows_left_out(outcome.name, outcome.rejected_tasks))
    if outcome.loaded and outcome.loaded.replaced:
        lines.append(frame.takes_the_place(outcome.name, len(outcome.loaded.replaced)))
    return lines


def _replaces(replaced: tuple[dict, ...]) -> str:
    names = " og ".join(
        f"»{export['file_name']}« ({counted(export['tasks'], 'opgave', 'opgaver')})" for export in replaced
    )
    return f"Den vises nu i stedet for {names} fra samme dag og kommune."


def _is_much_smaller(loaded: load.Loaded) -> bool:
    """A list of a few tasks that takes the place of an export is often somebody's own extract of it."""
    replaced = sum(export["tasks"] for export in loaded.replaced)
    return len(loaded.reading.tasks) < replaced * MUCH_SMALLER


def draw() -> None:
    """Each outcome, with a way back to what it replaced, and a way on where we found no tasks."""
    for position, outcome in enumerate(of_this_session()):
        if outcome.problem:
            problem_box.show(outcome.problem, outcome.name)
            if isinstance(outcome.problem, NoTasks):
                manual_mapping.offer(outcome.name, outcome.content, f"point_{position}", remember_loaded)
        elif outcome.loaded and outcome.loaded.replaced:
            _instead_of(outcome.name, outcome.loaded, f"outcome_{position}")
    _receipts([outcome for outcome in of_this_session() if outcome.loaded])


def _receipts(stored: Sequence[ImportOutcome]) -> None:
    """What went well: one line, with a line for each file behind it."""
    if not stored:
        return
    readings = [outcome.loaded.reading for outcome in stored if outcome.loaded]
    tasks = counted(sum(len(reading.tasks) for reading in readings), "opgave", "opgaver")
    rejected = counted(sum(reading.turned_away for reading in readings), "række", "rækker")
    files = counted(len(stored), "fil", "filer")
    with st.expander(f"Gemt: {files} med {tasks}, {rejected} afvist", icon=":material/check:"):
        st.text("\n".join(_receipt(outcome) for outcome in stored))


def _receipt(outcome: ImportOutcome) -> str:
    reading = outcome.loaded.reading if outcome.loaded else None
    if reading is None:
        return ""
    tasks, rejected = (
        counted(len(reading.tasks), "opgave", "opgaver"),
        counted(reading.turned_away, "række", "rækker"),
    )
    return f"{outcome.name}: {tasks} indlæst, {rejected} afvist."


def remember_loaded(name: str, content: bytes, loaded: load.Loaded) -> None:
    remember(ImportOutcome(name, content, loaded=loaded))


def _instead_of(name: str, loaded: load.Loaded, key: str) -> None:
    with st.container(border=True):
        if _is_much_smaller(loaded):
            st.badge("Gemt, men se efter", icon=":material/help:", color="yellow")
        else:
            st.badge("Gemt", icon=":material/check:", color="green")
        st.text(
            f"{name}: {_replaces(loaded.replaced)} Var det ikke meningen, kan du få den tidligere tilbage."
        )
        for export in loaded.replaced:
            if st.button(
                "Vis den tidligere", key=f"{key}_{export['snapshot_id']}", icon=":material/history:"
            ):
                snapshots.use(session.store(), export["snapshot_id"])
                forget()
                st.rerun()
