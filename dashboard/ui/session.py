"""Which store this session sees, what it asks of it, and whose tasks they are.

Each store is kept for as long as its data may live: the municipality's own file for the process
(open_stores.py), a `:memory:` store for the session, so that two sessions never see each other's rows. The
sample data are read once for all; a session that writes in them gets a copy of its own.
"""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.domain import export_days
from dashboard.domain.danish import sort_key
from dashboard.domain.filters import FILTERS, TaskFilter
from dashboard.domain.problems import StoreUnavailable
from dashboard.domain.scope import AccessLevel
from dashboard.domain.wording import listed
from dashboard.imports import correct, samples
from dashboard.imports.opened import OpenedExport
from dashboard.ingest.read_export import Reading
from dashboard.open_stores import OpenStores
from dashboard.store import databases, filter_days, list_answers
from dashboard.store.borrowed import borrowed
from dashboard.store.connection import Question, Store, open_store
from dashboard.store.files import MEMORY
from dashboard.ui import chosen_municipality, current_login, demo, short_lived, state


@st.cache_resource(show_spinner=False)
def _open_stores(database: str) -> OpenStores:
    return OpenStores(database)


def _memory_store() -> Store:
    opened = state.MEMORY_STORE.read()
    if opened is None:
        opened = open_store(MEMORY)
        short_lived.remember(opened)
        state.MEMORY_STORE.write(opened)
    return opened


@st.cache_resource(show_spinner=False)
def _sample_store() -> Store:
    opened = open_store(MEMORY)
    samples.load_samples(opened)
    return opened


def _demo_store() -> Store:
    demo.keep_in_url()
    opened = state.DEMO_STORE.read()
    if opened is None or not opened.instance.is_open:
        if not _sample_store().instance.is_open:
            _sample_store.clear()
        opened = borrowed(_sample_store())
        short_lived.remember(opened)
        state.DEMO_STORE.write(opened)
    return opened


def store() -> Store:
    """The store of this session.

    Raises:
        StoreUnavailable: the file can't be opened.
        NoMunicipality: each has a file of its own, and none is chosen.
        LoginEnded: a login is asked for, and there is none any more.
    """
    current_login.login()
    if demo.is_on():
        return _demo_store()
    if keeps_nothing():
        return _memory_store()
    opened = _open_stores(databases.configured()).of(chosen_municipality.name())
    return opened.for_session(current_login.as_logged_in(opened.session))


def path() -> str:
    """Of the file that holds this session's data, or ":memory:". Raises NoMunicipality."""
    if keeps_nothing():
        return MEMORY
    return databases.path_of(databases.configured(), chosen_municipality.name())


def owns_database() -> bool:
    """Whether the database is one municipality's alone."""
    return store().session.owns_database


def each_has_a_database() -> bool:
    """Whether there may be other municipalities beside the session's own."""
    return databases.is_folder(databases.configured())


def may(level: AccessLevel) -> bool:
    """Whether this session may do what takes that level, with the data that it shows."""
    return store().session.level >= level


def may_write() -> bool:
    return may(AccessLevel.PROGRAMME_MANAGER)


def may_administer() -> bool:
    return may(AccessLevel.ADMINISTRATOR)


def keeps_nothing() -> bool:
    """Whether what is loaded is gone when the session ends."""
    return demo.is_on() or databases.configured() == MEMORY


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


def ask(question: str, chosen: TaskFilter, **parameters: Any) -> pd.DataFrame:
    return store().ask(question, filter=chosen, **parameters)


def ask_together(chosen: TaskFilter, *questions: str | Question) -> list[pd.DataFrame]:
    """The answers to all that a page asks at once, in their order: a name, or one with its parameters.

    `chosen`: the filter of those that say no other.
    """
    named: list[Question] = [(each, {}) if isinstance(each, str) else each for each in questions]
    return store().ask_together(*((name, {"filter": chosen} | dict(given)) for name, given in named))


def days_with_export() -> list[date]:
    """The export dates on hand, newest first."""
    return [day.date() for day in store().ask("data/exports_in_use")["as_of"].unique()]


def newest_day() -> date:
    """Where nothing is loaded there is none: IndexError."""
    return days_with_export()[0]


def exports_with_questions() -> list[dict]:
    """The exports on show with columns that the user should look at: rows of data/exports_in_use.sql."""
    exports = store().ask("data/exports_in_use")
    return exports[exports["open_questions"] > 0].to_dict("records")


def other_lists() -> list[dict]:
    """The exports of which nobody has said whether they are the same list: rows of data/other_lists.sql."""
    return list_answers.open_questions(store())


def today() -> date:
    """The machine's own date: from when on what is written now counts."""
    return date.today()


def evaluate_newest() -> None:
    """Have the tasks of the newest export evaluated, and their sisters known: the next page needn't wait."""
    if has_tasks():
        ask("tasks/count", TaskFilter(newest_day()))
        ask("memory/warnings", TaskFilter(newest_day()), rows=1)


def open_ahead() -> None:
    """Open the file and evaluate the days that the first page shows, before any session asks for them."""
    with suppress(StoreUnavailable):  # the session that comes says so
        database = databases.configured()
        if databases.is_folder(database):
            _open_stores(database)  # nobody knows yet for whom the first page is
            return
        if database == MEMORY or not Path(database).exists():
            return
        own = _open_stores(database).of()
        for day in own.ask("data/exports_in_use")["as_of"].unique()[:2]:
            own.ask("tasks/count", filter=TaskFilter(day.date()))


def close_stores() -> None:
    """When the server ends: what is being written is written whole first."""
    with suppress(StoreUnavailable):
        _open_stores(databases.configured()).close()


def day_of_looking(chosen: TaskFilter) -> date:
    """The day that dates to look again are held against."""
    return filter_days.day_of_looking(store(), chosen, today())


def has_tasks() -> bool:
    return bool(days_with_export())


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def _choices(
    _store: Store, path: str, generation: str, as_of: date, municipalities: tuple[str, ...]
) -> dict[str, list[str]]:
    values = _store.ask("tasks/choices", filter=TaskFilter(as_of, municipalities=municipalities))
    return {
        one.names: sorted(values.loc[values["kind"] == one.names, "value"], key=sort_key)
        for one in FILTERS
        if one.names
    }


def choices(as_of: date, municipalities: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """The names that each filter can be set to on that day, in Danish order, by Filter.names.

    Of municipalities that are not chosen (none chosen: all are), nothing but the name. Cached until something
    is written, since it reads every task.
    """
    opened = store()
    return _choices(opened, opened.path, opened.generation, as_of, municipalities)


def previous(chosen: TaskFilter) -> TaskFilter | None:
    """The same filter at the export before, or None where there is none that it can be compared with."""
    return filter_days.previous(store(), chosen)


def earlier_days(chosen: TaskFilter) -> list[date]:
    """The days of exports that the filter's day can be compared with, newest first."""
    return export_days.earlier_days(store().ask("data/exports_in_use"), chosen.as_of, chosen.municipalities)


def municipalities() -> list[str]:
    """Whose tasks these are, as far as the exports say."""
    return [name for name in store().ask("data/exports_in_use")["municipality"].unique() if name]


def municipality() -> str:
    """Whose tasks these are, for headings of downloads; empty where no export says."""
    return listed(municipalities())
