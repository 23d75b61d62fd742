"""What tests share: a store that holds just the tasks that a test names."""

from contextlib import ExitStack
from datetime import date

import pandas as pd
import pytest

from dashboard.domain.fields import FIELDS
from dashboard.domain.filters import TaskFilter
from dashboard.programme import edits
from dashboard.store import backups, snapshots
from dashboard.store.connection import Store, open_store
from dashboard.store.register import Change
from tests import lakes

EXPORT_DAY = date(2026, 11, 23)
ALL_FIELDS = [field.name for field in FIELDS]
RECEIPT = {
    "sheet": "Opgaver",
    "header_row": 1,
    "rejected": [],
    "warnings": [],
    "columns": {"title": "Opgave"},
    "unmapped": [],
}
EMPTY_TASK = dict.fromkeys(snapshots.TASK_COLUMNS) | {
    "sheet": "Opgaver",
    "title": "Opgave",
    "project": "SAPA",
    "responsible": "Anna Ansvarlig",
    "executor": "Ulla Udfører",
    "components": [],
    "interfaces": [],
    "extra": "{}",
}


def task_rows(tasks: tuple[dict, ...]) -> pd.DataFrame:
    """The tasks as a snapshot wants them; what a test leaves out is as in EMPTY_TASK."""
    rows = [
        EMPTY_TASK | {"task_key": f"K{number}", "row_number": number + 2} | task
        for number, task in enumerate(tasks)
    ]
    return pd.DataFrame(rows, columns=list(snapshots.TASK_COLUMNS))


def add_snapshot(
    store, *tasks: dict, as_of: date = EXPORT_DAY, municipality: str = "Eksempelkøbing", fields=ALL_FIELDS
) -> str:
    """Add one snapshot of the given tasks; returns its id."""
    snapshot = snapshots.NewSnapshot(
        municipality=municipality,
        as_of=as_of,
        as_of_source="title",
        file_name="klik.xlsx",
        content_hash=f"{municipality}{as_of}{tasks}",
        mapping={},
        fields=fields,
        receipt=RECEIPT | {"rows_read": len(tasks), "tasks": len(tasks)},
        tasks=task_rows(tasks),
    )
    return snapshots.add(store, [snapshot], source=b"")[0]


def add_programme_rows(store, subject: str, *contents: dict, who="ABC", on=EXPORT_DAY) -> None:
    """Rows of the programmappe as people wrote them; what is made of their words is added as the app does."""
    changes = [
        Change(subject, content, position=number, origin="test") for number, content in enumerate(contents)
    ]
    assert edits.save(store, changes, who, on) == []


def pytest_collection_modifyitems(config, items):
    """With KLIK_TEST_STORE=lake only those run that ask a store whatever it lies in."""
    if lakes.ARE_ASKED:
        asking = {"empty_store", "store", "memory_store"}
        deselected = [item for item in items if asking.isdisjoint(item.fixturenames)]
        config.hook.pytest_deselected(items=deselected)
        items[:] = [item for item in items if item not in deselected]


@pytest.fixture(scope="session")
def lake_server(tmp_path_factory):
    """A PostgreSQL for all tests of a process, and the settings that lead to it and to a folder beside it."""
    lakes.require()
    folder = tmp_path_factory.mktemp("lakes")
    with lakes.postgres() as server, lakes.settings(server, folder / "parquet"):
        yield server


@pytest.fixture(scope="session")
def opened_instance(request):
    """Opened once: making the macros takes longer than most questions.

    In memory; with KLIK_TEST_STORE=lake in a lake, which must answer every question the same.
    """
    with ExitStack() as stack:
        path = ":memory:"
        if lakes.ARE_ASKED:
            server = request.getfixturevalue("lake_server")
            folder = request.getfixturevalue("tmp_path_factory").mktemp("municipalities") / "0450"
            path = stack.enter_context(lakes.municipality(server, folder))
        store = open_store(path)
        store.instance.prepare_all()
        # As in memory: a copy of all that a test names takes longer than most questions.
        make = backups.make
        stack.enter_context(pytest.MonkeyPatch.context()).setattr(
            backups, "make", lambda of: None if of.instance is store.instance else make(of)
        )
        yield store.instance
        store.close()


@pytest.fixture
def empty_store(opened_instance):
    """A store in memory without data. It forgets what an earlier test wrote, answers and statuses too."""
    store = Store(opened_instance)
    store.reopen()  # where an earlier test's deletion closed a lake
    store.instance.prepare_all()
    store.instance.backup_failed = store.instance.retention_failed = False
    empty(store)
    return store


def empty(store: Store) -> None:
    with store.cursor() as cursor:  # a statement each: no transaction writes to two databases
        tables = cursor.execute(
            "select database_name, table_name from duckdb_tables()"
            " where table_name <> 'schema_version' and not starts_with(table_name, 'reference_')"
        )
        for database, table in tables.fetchall():
            cursor.execute(f"delete from {database}.{table}")
    store.instance.generation.outdate()


@pytest.fixture
def store_with(empty_store):
    """A store with one snapshot that holds the given tasks."""

    def build(*tasks: dict, **about):
        add_snapshot(empty_store, *tasks, **about)
        return empty_store

    return build


@pytest.fixture
def add(empty_store):
    """Add one more snapshot to the store of `store_with`."""
    return lambda *tasks, **about: add_snapshot(empty_store, *tasks, **about)


@pytest.fixture
def on():
    """The filter of a day: on(), on(as_of=...), on(projects=("BBR",))."""
    return lambda **choices: TaskFilter(**{"as_of": EXPORT_DAY} | choices)
