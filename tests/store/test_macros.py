"""Macros are made when they are needed, each after those that it uses."""

from contextlib import closing
from graphlib import CycleError
from pathlib import Path

import duckdb
import pytest

from dashboard.store import macros, queries
from dashboard.store.connection import Store
from tests import lakes

FOLDER = queries.QUERIES / "macros"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of macros in which the first by name uses the last."""
    (tmp_path / "shared").mkdir()
    texts = {
        "a_first": "create macro first_one() as table from last_one()",
        "b_other": "create or replace table other_one as select 'last_one()' as text -- first_one()",
        "z_last": "create macro last_one() as table select 1 as one",
    }
    for name, text in texts.items():
        (tmp_path / "shared" / f"{name}.sql").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_macro_may_use_one_with_a_later_name(folder: Path):
    with closing(duckdb.connect(":memory:")) as connection:
        macros.Macros(connection, folder).make_all()
        assert connection.execute("from first_one()").fetchall() == [(1,)]
        assert connection.execute("from other_one").fetchall() == [("last_one()",)]


def test_only_what_a_question_builds_on_is_made(folder: Path):
    assert [
        len(macros.needed_by(sql, folder)) for sql in ("from first_one()", "from last_one()", "select 1")
    ] == [
        2,
        1,
        0,
    ]


def test_macros_in_a_circle_are_refused(folder: Path):
    (folder / "shared" / "z_last.sql").write_text(
        "create macro last_one() as table from first_one()", encoding="utf-8"
    )
    with pytest.raises(CycleError):
        macros.in_order(folder)


def test_a_macro_with_a_fault_is_raised(tmp_path: Path):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "a.sql").write_text("create macro a() as table from nowhere()", encoding="utf-8")
    with closing(duckdb.connect(":memory:")) as connection, pytest.raises(duckdb.CatalogException):
        macros.Macros(connection, tmp_path).make_all()


def test_every_macro_can_be_made(memory_store: Store):
    memory_store.instance.prepare_all()
    assert len(macros.in_order(FOLDER)) > 20


@lakes.ABOUT_FILES  # all tests ask one lake
def test_an_opened_store_has_none_until_it_is_asked(memory_store: Store):
    def made() -> int:
        with memory_store.cursor() as cursor:
            return cursor.execute(
                "select count(*) from duckdb_functions() where database_name = 'memory' and not internal"
            ).fetchone()[0]

    assert made() == 0
    memory_store.ask("data/exports_in_use")
    assert 0 < made() < len(macros.in_order(FOLDER))
