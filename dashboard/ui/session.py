"""What this user sees now: the only room that knows session state, caches and the URL.

Each store is kept for as long as its data may live: the municipality's own file for the process, a
`:memory:` store and the demo for the session, so that two sessions never see each other's rows.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import streamlit as st

from dashboard.domain import horizon
from dashboard.domain.danish import sort_key
from dashboard.domain.export_days import previous_day
from dashboard.domain.filters import VIEWS, TaskFilter, open_in_week
from dashboard.domain.horizon import Lanes, Span
from dashboard.domain.wording import listed
from dashboard.imports import correct, load, samples
from dashboard.imports.opened import OpenedExport
from dashboard.ingest.read_export import Reading
from dashboard.store import handover, retention
from dashboard.store.connection import Store, default_path, open_store
from dashboard.store.files import MEMORY


@st.cache_resource(show_spinner=False)
def _file_store(place: str) -> Store:
    store = open_store(place)
    retention.run_daily(store, date.today)
    # The shell's `load` hands its files to whoever holds the database.
    handover.serve(place, lambda name, content, options: load.load_for_shell(store, name, content, options))
    return store


def _session_store(key: str) -> Store:
    if key not in st.session_state:
        st.session_state[key] = open_store(MEMORY)
    return st.session_state[key]


def in_demo() -> bool:
    """Whether this session shows the sample data. It stands in the URL, so that a link opens the same."""
    if st.query_params.get("demo") == "1":
        st.session_state["in_demo"] = True
    return st.session_state.get("in_demo", False)


def start_demo() -> None:
    forget_choices()
    st.session_state["in_demo"] = True


def leave_demo() -> None:
    forget_choices()
    st.session_state["in_demo"] = False
    st.query_params.clear()


def store() -> Store:
    """The store of this session.

    Raises:
        StoreUnavailable: the file can't be opened.
    """
    if in_demo():
        if st.query_params.get("demo") != "1":  # each setting of it is a message to the browser
            st.query_params["demo"] = "1"
        if "demo_store" not in st.session_state:
            samples.load_samples(_session_store("demo_store"))
        return st.session_state["demo_store"]
    return _session_store("memory_store") if keeps_nothing() else _file_store(default_path())


def keeps_nothing() -> bool:
    """Whether what is loaded is gone when the session ends."""
    return in_demo() or default_path() == MEMORY


@st.cache_resource(scope="session", max_entries=2, show_spinner=False)
def _reopened(_store: Store, snapshot_id: str) -> OpenedExport:
    return correct.reopen(_store, snapshot_id)


@st.cache_resource(scope="session", max_entries=1, show_spinner=False)
def _read_again(_store: Store, snapshot_id: str) -> tuple[OpenedExport, Reading]:
    opened = reopened(snapshot_id)
    return opened, opened.read()


def read_again(snapshot_id: str) -> tuple[OpenedExport, Reading]:
    """The file behind a snapshot, opened and read again, for what is still to be asked about it."""
    return _read_again(store(), snapshot_id)


def reopened(snapshot_id: str) -> OpenedExport:
    """The file behind a snapshot, with its columns; kept, since its form runs the page again and again."""
    return _reopened(store(), snapshot_id)


def ask(question: str, chosen: TaskFilter, **parameters) -> pd.DataFrame:
    return store().ask(question, filter=chosen, **parameters)


def days_with_export() -> list[date]:
    """The export dates on hand, newest first."""
    return [day.date() for day in store().ask("data/exports_in_use")["as_of"].unique()]


def exports_with_questions() -> list[dict]:
    """The exports on show with columns that the user should look at: rows of data/exports_in_use.sql."""
    exports = store().ask("data/exports_in_use")
    return exports[exports["open_questions"] > 0].to_dict("records")


def today() -> date:
    """The machine's own date: from when on what is written now counts."""
    return date.today()


def has_tasks() -> bool:
    return bool(days_with_export())


def choose(**choices) -> None:
    """Set filters before their widgets are drawn: for callbacks of buttons, charts and rows."""
    for key, value in choices.items():
        st.session_state[key] = value


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def _choices(
    _store: Store, generation: str, as_of: date, municipalities: tuple[str, ...]
) -> dict[str, list[str]]:
    found = _store.ask("tasks/choices", filter=TaskFilter(as_of, municipalities=municipalities))
    return {
        kind: sorted(found.loc[found["kind"] == kind, "value"], key=sort_key)
        for kind in ("municipality", "project", "component", "interface", "theme", "person")
    }


def choices(as_of: date, municipalities: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """The values of each kind of filter on that day, in Danish order.

    Of municipalities that are not chosen (none chosen: all are), nothing but the name. Kept until something is
    written, since it reads every task.
    """
    now = store()
    return _choices(now, now.generation, as_of, municipalities)


def previous(chosen: TaskFilter) -> TaskFilter | None:
    """The same filter at the export before, or None where there is none."""
    day = previous_day(store().ask("data/exports_in_use"), chosen.as_of, chosen.municipalities)
    return replace(chosen, as_of=day) if day else None


def municipalities() -> list[str]:
    """Whose tasks these are, as far as the exports say."""
    return [name for name in store().ask("data/exports_in_use")["municipality"].unique() if name]


def municipality() -> str:
    """Whose tasks these are, for headings of downloads; empty where no export says."""
    return listed(municipalities())


NO_RESPONSIBLE, NO_EXECUTOR = "Ingen ansvarlig", "Ingen udfører"
# The widget of the filter that leaves what a lane of the timeline counts.
LANE_KEYS = {"project": "projekt", "component": "system", "person": "person"}
TASKS_PAGE = "app_pages/tasks.py"
VIEW_LABELS = {view.code: view.label for view in VIEWS}
# The filters that a callback may set, by their fields in TaskFilter, and the keys of their widgets.
KEYS = {
    "projects": "projekt",
    "components": "system",
    "interfaces": "snitflade",
    "due_from": "fra",
    "due_to": "til",
}


def go_to_tasks(**choices) -> None:
    """For callbacks: the tasks behind a figure. The navigation takes us there, in the run that follows."""
    # A ready view chosen on the page before would hide some of the tasks that the figure counts.
    choose(**{"visning": None} | choices)
    st.session_state["go_to"] = TASKS_PAGE


def go_where_asked() -> None:
    """Call it once the navigation knows its pages."""
    if page := st.session_state.pop("go_to", None):
        # Unless told what to put there, Streamlit refuses to empty an address that holds a chosen filter. The
        # filters write theirs anew on the page that we come to.
        st.switch_page(page, query_params={"demo": "1"} if in_demo() else {})


def go_to_front() -> None:
    """To Overblik, with what stands in the URL. Not once the filter bar is drawn: its widgets own theirs."""
    st.switch_page("app_pages/overview.py", query_params=st.query_params.to_dict())


def go_to_chosen(choices: Mapping) -> None:
    """`choices`: fields of TaskFilter, as sentences.Sentence has them, within what is chosen already."""
    named = {
        KEYS[name]: list(value) if isinstance(value, tuple) else value
        for name, value in choices.items()
        if name != "view"
    }
    if "fra" in named:
        named["fra"] = max(named["fra"], st.session_state.get("fra") or date.min)
    if "til" in named:
        named["til"] = min(named["til"], st.session_state.get("til") or date.max)
    go_to_tasks(visning=VIEW_LABELS[choices["view"]], **named)


def go_to_project(picked: dict) -> None:
    """A mark of no project leads nowhere."""
    if picked["project"]:
        go_to_tasks(projekt=[picked["project"]])


def go_to_interface(picked: dict) -> None:
    """`picked`: what a click in charts.matrix chose. Where no task is published there is nowhere to go."""
    if picked["tasks"]:
        project = {"projekt": [picked["project"]]} if picked["project"] else {}
        go_to_tasks(snitflade=[picked["interface"]], **project)


def go_to_week(picked: dict) -> None:
    """`picked["week"]`: as charts.bars.week_key writes it."""
    monday = datetime.strptime(f"{picked['week']}-1", "%G-%V-%u").date()
    go_to_chosen(open_in_week(monday, st.session_state["dato"] or days_with_export()[0]))


def go_to_mark(lanes: Lanes, span: Span, picked: dict) -> None:
    """The open tasks behind a mark of the timeline; a task of its own opens in its drawer.

    `picked`: as charts.timeline.timeline says; a mark of no lane, such as a holiday, leads nowhere.
    """
    if not picked.get("lane"):
        return
    choices = {"view": "open"} | horizon.days_of(picked["begins"] or "", span)
    if picked["lane"] == horizon.NOBODY:
        choose(mangler=[NO_RESPONSIBLE, NO_EXECUTOR])
    else:
        choose(**{LANE_KEYS[lanes.code]: [picked["lane"]]})
    if picked.get("task_key"):
        st.session_state["open_task"] = picked["task_key"]
    go_to_chosen(choices)


def go_to_cell(picked: dict) -> None:
    """`picked`: `week` as go_to_week has it, and `component`."""
    if picked.get("component"):
        choose(system=[picked["component"]])
        go_to_week(picked)


NO_CHOICE = {
    "kommune": [],
    "projekt": [],
    "system": [],
    "snitflade": [],
    "lys": [],
    "beregnet": [],
    "tema": [],
    "fra": None,
    "til": None,
    "visning": None,
    "person": [],
    "mangler": [],
    "tekst": "",
}
"""Every filter's key, which is its name in the URL too, and its value when nothing is chosen.

Persons and free text (the last three) never stand in the URL, since links travel.
"""


def forget_choices() -> None:
    """Back to all tasks on the newest date."""
    choose(**NO_CHOICE)
    st.session_state.pop("dato", None)
