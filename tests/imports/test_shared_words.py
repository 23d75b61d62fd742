"""What a municipality shares has no title, person, comment, link or number of a task, in any byte."""

import os
from contextlib import closing
from datetime import date

import pytest

from dashboard.__main__ import main
from dashboard.domain.shared_figures import from_bytes
from dashboard.imports import load
from dashboard.open_stores import OpenStores
from dashboard.programme import edits
from dashboard.store import deletion, sharing, snapshots
from dashboard.store.register import Change
from tests import exports
from tests.conftest import EXPORT_DAY

CANARY = "kanarie"
HEADERS = (
    *exports.HEADERS, "Opgave-ID", "Beskrivelse", "Bemærkning", "Link", "Tema", "Støttesystem", "Rolle",
    "Egen",
)  # fmt: skip
SHOWN = {"Projekt": "KSD", "Støttesystem": "Beskedfordeler", "Lys": "Rød"}


def task(number: int) -> dict:
    """Everything that an export can say of it, but for its project and its støttesystem, is a canary."""
    words = {name: f"{CANARY} {name} {number}" for name in HEADERS if name not in ("Frist", *SHOWN)}
    link = {"Link": f"https://{CANARY}.example/{number}", "Ansvarlig": f"Karla {CANARY}"}
    return words | link | SHOWN | {"Status": "I gang"}


def export(day: date, tasks: int) -> bytes:
    rows = [task(number) | {"Frist": date(2027, day.month, number + 1)} for number in range(tasks)]
    own = {"Støttesystem": f"{CANARY} støttesystem"}
    return exports.xlsx(*rows, task(99) | own, headers=HEADERS, title=f"Udtræk pr. {day:%d-%m-%Y} for Nyborg")


@pytest.fixture
def stores(tmp_path):
    opened = OpenStores(f"folder:{tmp_path}")
    yield opened
    opened.close()


def bytes_of(folder) -> bytes:
    return b"".join(
        os.fsencode(file) + (file.read_bytes() if file.is_file() else b"") for file in folder.rglob("*")
    )


def test_no_word_of_a_task_is_shared(stores, tmp_path):
    store = stores.of("Nyborg Kommune")
    first = date(2026, 10, 26)
    load.load_file(store, f"{CANARY}.xlsx", export(first, 12))
    sharing.switch_on(store)
    load.load_file(store, f"{CANARY} ny.xlsx", export(EXPORT_DAY, 12))
    notes = [Change("persons", {"name": f"Karla {CANARY}"}, is_new=True)]
    assert edits.save(store, notes, CANARY, EXPORT_DAY) == []
    sharing.bring_up_to_date(store)
    shared = from_bytes(store.shared_figures.read_bytes())
    assert {(group.name, group.tasks, group.moved) for group in shared.groups} == {
        ("Beskedfordeler", 12, 12),
        ("KSD", 13, 12),
    }
    assert CANARY.encode() in (tmp_path / "0450" / "klik.duckdb").read_bytes()
    for ids in ([], snapshots.listing(store)["snapshot_id"].tolist()[:1]):
        deletion.delete(store, ids)
        there = bytes_of(tmp_path / "kommuner").lower()
        assert b"beskedfordeler" in there
        assert CANARY.encode() not in there and b"karla" not in there and b"https" not in there


def test_a_shells_load_is_followed(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("dashboard.__main__.keep_values_out_of_logs", lambda: None)
    database = f"folder:{tmp_path / 'to'}"
    with closing(OpenStores(database)) as stores:
        store = stores.of("Nyborg Kommune")
        load.load_file(store, "a.xlsx", export(date(2026, 10, 26), 3))
        sharing.switch_on(store)
        file = store.shared_figures
    (tmp_path / "b.xlsx").write_bytes(export(EXPORT_DAY, 5))
    words = ["load", str(tmp_path / "b.xlsx"), "--database", database, "--municipality", "0450"]
    assert main(words) == 0, capsys.readouterr().err
    assert from_bytes(file.read_bytes()).as_of == EXPORT_DAY
