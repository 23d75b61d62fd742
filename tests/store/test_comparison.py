"""store/comparison.py: all files that are what they should be, in a database that reaches nothing else."""

import os
from datetime import date

import duckdb
import pytest

from dashboard.domain.shared_figures import PROJECT, Group, SharedFigures, to_bytes
from dashboard.store import comparison

GROUP = Group(PROJECT, "KSD", 10, 1, 2, 3, 4, 2, None)


def put(folder, code: str, *groups: Group, name: str = "") -> None:
    as_of = date(2026, 11, 23) if groups else None
    (folder / f"{name or code}.json").write_bytes(to_bytes(SharedFigures(code, as_of, "", groups)))


def codes(shared: comparison.Shared) -> list[str]:
    return [one.municipality for one in shared.figures]


def test_all_of_them_are_read(tmp_path):
    put(tmp_path, "0461", GROUP)
    put(tmp_path, "0450", GROUP)
    shared = comparison.read_all(tmp_path)
    assert codes(shared) == ["0450", "0461"] and shared.unread == 0
    assert shared.figures[0].groups == (GROUP,)


def test_who_has_nothing_loaded_is_not_counted(tmp_path):
    put(tmp_path, "0450")
    assert comparison.read_all(tmp_path) == comparison.Shared((), 0)


def test_without_a_folder_there_is_nobody(tmp_path):
    assert comparison.read_all(tmp_path / "kommuner") == comparison.Shared((), 0)


def foreign(folder):
    (folder / "0461.json").write_text("Anna Bo")


def half(folder):
    put(folder, "0461", GROUP)
    file = folder / "0461.json"
    file.write_bytes(file.read_bytes()[:-30])


def huge(folder):
    put(folder, "0461", GROUP)
    with (folder / "0461.json").open("ab") as file:
        file.write(b" " * 600 * 1024)


def of_no_municipality(folder):
    put(folder, "9999", GROUP)


def in_anothers_name(folder):
    put(folder, "0450", GROUP, name="0461")


def a_pipe(folder):
    os.mkfifo(folder / "0461.json")


def a_folder(folder):
    (folder / "0461.json").mkdir()


def a_link(folder):
    put(folder, "0461", GROUP, name="x.other")
    (folder / "0461.json").symlink_to(folder / "x.other.json")
    (folder / "x.other.json").rename(folder / "x.other")


@pytest.mark.parametrize(
    "make", [foreign, half, huge, of_no_municipality, in_anothers_name, a_pipe, a_folder, a_link]
)
def test_what_is_something_else_is_passed_over_and_counted(tmp_path, make):
    put(tmp_path, "0450", GROUP)
    make(tmp_path)
    shared = comparison.read_all(tmp_path)
    assert codes(shared) == ["0450"] and shared.unread == 1


def test_a_file_that_is_being_written_is_nobodys(tmp_path):
    (tmp_path / ".0450.tmp").write_bytes(b"{")
    (tmp_path / ".0450.json").write_bytes(b"{")
    assert comparison.read_all(tmp_path) == comparison.Shared((), 0)


def test_the_database_reaches_no_file_and_keeps_no_secret(tmp_path):
    (tmp_path / "file.csv").write_text("a\n1\n")
    figures = [SharedFigures(code, date(2026, 11, 23), "", (GROUP,)) for code in ("0450", "0461", "0751")]
    with comparison._filled(figures) as connection:
        assert connection.execute("select count(*) from shared_figure").fetchone() == (3,)
        for statement in (
            f"select * from read_csv('{tmp_path}/file.csv')",
            f"attach '{tmp_path}/klik.duckdb'",
            f"copy shared_figure to '{tmp_path}/out.csv'",
            "set enable_external_access = true",
            "from duckdb_secrets()",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(statement)
