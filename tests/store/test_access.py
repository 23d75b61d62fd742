"""What a session's level lets it do: refused below every page, and the rest recorded."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.acts import Act
from dashboard.domain.problems import NotAllowed
from dashboard.domain.scope import AccessLevel, session_of
from dashboard.imports import load
from dashboard.store import backup_files, backups, deletion, list_answers, register, snapshots
from dashboard.store.connection import open_store
from tests import exports

DAY = date(2026, 11, 23)


@pytest.fixture
def database(tmp_path):
    """A database with one export."""
    store = open_store(tmp_path / "klik.duckdb")
    load.load_file(store, "eksport.xlsx", exports.xlsx({"Opgave": "Test"}, title="Udtræk pr. 23-11-2026"))
    yield store
    store.close()


@pytest.fixture
def acts():
    """What is recorded."""
    return []


@pytest.fixture
def as_level(database, acts):
    """as_level(AccessLevel.READER): the database, as that level may use it."""

    def of(level):
        owner = replace(session_of("Nyborg Kommune"), municipalities=None)
        return database.for_session(
            replace(owner, level=level, record=lambda act, what: acts.append((act, what)))
        )

    return of


def writes(store):
    return {
        "load": lambda: load.load_file(
            store, "b.xlsx", exports.xlsx({"Opgave": "B"}, title="Udtræk pr. 24-11-2026")
        ),
        "write": lambda: register.save(
            store, [register.Change("contacts", {"what": "x"}, position=1)], "A", DAY
        ),
        "answer": lambda: list_answers.answer(store, "a", "b", True),
        "use": lambda: snapshots.use(store, snapshots.listing(store)["snapshot_id"][0]),
        "delete": lambda: deletion.delete(store, snapshots.listing(store)["snapshot_id"].tolist()),
    }


def administers(store):
    return {
        "programme": lambda: deletion.delete_programme(store),
        "everything": lambda: deletion.delete_everything(store),
        "restore": lambda: backups.restore(store.path, backup_files.all_of(store.path)[-1], store),
    }


@pytest.mark.parametrize("act", [*writes(None), *administers(None)])
def test_a_reader_changes_nothing(as_level, acts, act):
    store = as_level(AccessLevel.READER)
    with pytest.raises(NotAllowed) as refused:
        (writes(store) | administers(store))[act]()
    assert "læser" in refused.value.title
    assert len(snapshots.listing(store)) == 1 and not acts


@pytest.mark.parametrize("act", administers(None))
def test_a_programme_manager_neither_restores_nor_deletes_all(as_level, acts, act):
    store = as_level(AccessLevel.PROGRAMME_MANAGER)
    with pytest.raises(NotAllowed):
        administers(store)[act]()
    assert len(snapshots.listing(store)) == 1 and not acts


@pytest.mark.parametrize(
    ("act", "recorded"),
    [
        ("load", (Act.LOADED, "eksport pr. 24.11.2026 med 1 opgave")),
        ("write", (Act.WROTE, "1 række i programmappen (Kontakt)")),
        ("answer", (Act.WROTE, "svaret på, om to eksporter er samme liste")),
        ("use", (Act.WROTE, "hvilken eksport der vises")),
        ("delete", (Act.DELETED, "1 eksport med 1 opgave")),
    ],
)
def test_a_programme_manager_does_and_it_is_recorded(as_level, acts, act, recorded):
    writes(as_level(AccessLevel.PROGRAMME_MANAGER))[act]()
    assert acts == [recorded]


@pytest.mark.parametrize(
    ("act", "recorded"),
    [
        ("programme", (Act.DELETED, "programmappen")),
        ("everything", (Act.DELETED, "alt")),
        ("restore", (Act.RESTORED, "en sikkerhedskopi")),
    ],
)
def test_an_administrator_does_and_it_is_recorded(as_level, acts, act, recorded):
    administers(as_level(AccessLevel.ADMINISTRATOR))[act]()
    assert acts == [recorded]


def test_a_damaged_database_is_restored_by_administrators_only(database, acts):
    """It can't be opened, so that no store knows the session."""
    database.close()
    [backup] = backup_files.all_of(database.path)
    reader = replace(session_of("Nyborg Kommune"), level=AccessLevel.READER)
    with pytest.raises(NotAllowed):
        backups.restore(database.path, backup, session=reader)
    administrator = replace(reader, level=AccessLevel.ADMINISTRATOR, record=lambda *what: acts.append(what))
    backups.restore(database.path, backup, session=administrator)
    assert acts == [(Act.RESTORED, "en sikkerhedskopi")]


def test_the_register_has_the_name_of_the_session_whatever_a_page_says(database):
    named = database.for_session(replace(database.session, who="Anna Holm"))
    register.save(named, [register.Change("contacts", {"what": "x"}, position=1)], "En anden", DAY)
    assert [row["changed_by"] for row in register.newest(named, "contacts")] == ["Anna Holm"]
