"""Hostile and odd files cost their user a Danish message, and nobody else anything."""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from dashboard import cli
from dashboard.domain.problems import Problem
from dashboard.imports import opened
from dashboard.limits import CHILD_SECONDS
from tests.ingest.hand_built import CANARY, MB, xlsx
from tests.ingest.hostile_files import ALL, LOADED, OTHERS, REFUSED
from tests.ingest.workbooks import accounted

PROMISED_SECONDS = 5
PROMISED_MB = 300
PROJECT = Path(__file__).parents[3]


def named(odd) -> str:
    return odd.what


def processor_seconds() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


@contextmanager
def as_promised():
    """Every file is done with in five seconds, and the server's own memory grows by less than 300 MB.

    The seconds are the processor's, so that a busy machine is not taken for a hang; a process that waits for
    ever is ended by the child's own limits, which the wall's clock is compared with.
    """
    me, ended = psutil.Process(), threading.Event()
    before = highest = me.memory_info().rss
    busy, begun = processor_seconds(), time.monotonic()

    def watch():
        nonlocal highest
        while not ended.wait(0.01):
            highest = max(highest, me.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
    assert processor_seconds() - busy < PROMISED_SECONDS
    assert time.monotonic() - begun < CHILD_SECONDS.value + 10
    assert highest - before < PROMISED_MB * MB


def read(name: str, content: bytes):
    return opened.open_export(name, content).read()


def works() -> bool:
    """Whether a good file loads: it does after each of the others."""
    return len(read("eksport.xlsx", xlsx()).tasks) == 2


@pytest.mark.parametrize("odd", REFUSED, ids=named)
def test_a_file_that_cannot_be_read_is_refused_in_danish(odd):
    content = odd.build()
    with as_promised(), pytest.raises(Problem) as refused:
        read(odd.file_name, content)
    assert odd.says in refused.value.title
    assert len(refused.value.next_step) > 20
    assert refused.value.__cause__ is None or CANARY not in str(refused.value.__cause__)
    assert works()


@pytest.mark.parametrize("odd", LOADED, ids=named)
def test_a_file_that_is_only_odd_is_read(odd):
    content = odd.build()
    with as_promised():
        reading = read(odd.file_name, content)
    assert reading.tasks["responsible"].tolist() == [CANARY, CANARY]
    assert accounted(reading)
    assert works()


def test_a_file_called_what_it_is_not_is_named_for_what_it_is():
    for name, note in {
        "html called xls": "Filen hedder .xls, men er en HTML-tabel. Den er læst som det.",
        "excel's xml called xls": "Filen hedder .xls, men er XML (Excel 2003). Den er læst som det.",
        "csv called xlsx": "Filen hedder .xlsx, men er tekst (csv). Den er læst som det.",
        "xls called xlsx": "Filen hedder .xlsx, men er en Excel 97-fil. Den er læst som det.",
    }.items():
        odd = next(odd for odd in ALL if odd.what == name)
        assert note in read(odd.file_name, odd.build()).notes


def test_check_gives_the_exit_code_of_each(tmp_path, capsys):
    for what, code in {"image": 2, "value in the last cell": 2, "budget": 2, "html called xls": 0}.items():
        odd = next(odd for odd in ALL if odd.what == what)
        path = tmp_path / odd.file_name
        path.write_bytes(odd.build())
        assert cli.check([str(path)], as_json=True, rows=False) == code
        assert odd.says in json.loads(capsys.readouterr().out).get("error", "")


def test_check_reports_every_refusal_and_leaves_no_trace_of_a_name(tmp_path):
    """The canary is in every file, and in its name: it may stand in the answer, and nowhere else."""
    files, home = tmp_path / "filer", tmp_path / "hjem"
    files.mkdir()
    home.mkdir()
    for odd in OTHERS:
        (files / odd.file_name).write_bytes(odd.build())
    ran = check([files / odd.file_name for odd in OTHERS], home)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert CANARY not in ran.stderr
    for odd, line in zip(OTHERS, ran.stdout.splitlines(), strict=True):
        receipt = json.loads(line)
        assert receipt["file"] == odd.file_name
        assert ("error" in receipt) == bool(odd.says), odd.what
        assert odd.says in receipt.get("error", "")
    assert [path for path in home.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()] == []


def check(files: list[Path], home: Path) -> subprocess.CompletedProcess:
    """`python -m dashboard check --json`, with every folder of the user's inside `home`."""
    folders = dict.fromkeys(("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(home))
    return subprocess.run(
        [sys.executable, "-m", "dashboard", "check", "--json", *files],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | folders | {"PYTHONPATH": str(PROJECT)},
        cwd=home,
        check=False,
    )
