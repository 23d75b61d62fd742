"""What a file to take away is written through is gone, however the program that wrote it ended."""

import os
import tempfile
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.reports import excel, programme_workbook, temporary_folder
from tests.store import traces

NAME = "Kanariefugl"
ROWS = pd.DataFrame({"title": [f"{NAME} {number}" for number in range(5000)]})


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def workbook() -> bytes:
    return excel.workbook(ROWS, "Opgaver", [], date(2026, 11, 23), "Aarhus")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
def test_a_download_that_was_killed_leaves_no_name_for_good(temporary: Path, monkeypatch: pytest.MonkeyPatch):
    process = os.fork()
    if process == 0:
        monkeypatch.setattr(excel, "_prepare_print", lambda *_: os.kill(os.getpid(), 9))
        workbook()
    os.waitpid(process, 0)
    assert traces.files_with(NAME, temporary)
    temporary_folder.remove_ownerless()
    assert list(temporary.iterdir()) == []


def test_one_that_is_being_written_is_left_alone(temporary: Path):
    others = temporary / "klik-overblik-noter"
    others.mkdir()
    with temporary_folder.temporary_folder() as folder:
        assert (Path(folder).stat().st_mode & 0o077 == 0) or os.name == "nt"
        assert traces.files_with(NAME, temporary) == set() and workbook()
        assert sorted(temporary.iterdir()) == sorted([Path(folder), others])
    assert list(temporary.iterdir()) == [others]


def test_a_number_that_another_process_got_since(temporary: Path):
    left = temporary / f"klik-overblik-{os.getpid()}-x"
    left.mkdir()
    os.utime(left, (1, 1))
    temporary_folder.remove_ownerless()
    assert not left.exists()


def test_a_programmappe_is_put_together_in_memory(temporary: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(*_given, **_named):
        raise AssertionError("a temporary file")

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    assert programme_workbook.workbook({})
