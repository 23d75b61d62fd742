"""The child process: what it may do, and that whatever becomes of it costs one message."""

import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from dashboard.domain.problems import Problem, TooLarge, UnreadableFile
from dashboard.ingest.sandbox import guard, process
from tests.ingest import hand_built
from tests.ingest.hostile_files import texts_used

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the limits are those of POSIX")

HEAVY_ROW = b'<row r="4"><c r="A4" t="inlineStr"><is><t>Match ydelser</t></is></c></row>'
# What a child for a test begins with: it can answer as the real one does, with a column of texts.
CHILD = f"""
import sys, time
sys.path += [sys.argv[1], {str(process.PROGRAM.parents[1])!r}]
from parser import main as parser_main
from parser.answer import ColumnCodes

def tell(*texts, **more):
    column = ColumnCodes()
    column.add(texts)
    sheet = dict(name="A", visible=True, rows=len(texts), columns=1, fills=[], merged=[], hidden_rows=[],
                 empty_formulas=[])
    parser_main.answer(dict(sheets=[sheet | more], modified=None), [column])
"""


@pytest.fixture
def put_in_place(tmp_path, monkeypatch):
    """Put a program of the test's own in the child's place."""

    def put(program: str) -> None:
        path = tmp_path / "child.py"
        path.write_text(CHILD + program)
        monkeypatch.setattr(process, "PROGRAM", path)

    return put


@pytest.fixture
def run(put_in_place):
    """Read a file with a program of the test's own; returns what it tells."""

    def read(program: str, content: bytes = b"a;b") -> list:
        put_in_place(program)
        return cells(content)

    return read


def cells(content: bytes, **about) -> list:
    column = process.read_workbook(content, "a.csv", **about).sheets[0].columns[0]
    return [column[row] for row in range(len(column.codes))]


def readers() -> list[psutil.Process]:
    """The children that read files, dead ones too; the tests' own browser is a child of ours as well."""
    return [
        child
        for child in psutil.Process().children()
        if child.status() == psutil.STATUS_ZOMBIE or str(process.PROGRAM) in child.cmdline()
    ]


def wait_until(condition) -> None:
    last = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < last
        time.sleep(0.01)


@pytest.fixture
def heavy() -> bytes:
    """A file that takes some seconds."""
    return hand_built.big_sheet(HEAVY_ROW, 3_000_000)


def refusal(content: bytes) -> Problem:
    with pytest.raises(Problem) as refused:
        process.read_workbook(content, "eksport.xlsx")
    return refused.value


def nothing_is_left() -> bool:
    """No child, not even a dead one, and the next file loads."""
    assert readers() == []
    return process.read_workbook(hand_built.xlsx(), "eksport.xlsx").sheets[0].row_count == 3


def test_a_child_that_is_killed_costs_a_message(heavy):
    def kill():
        wait_until(readers)
        time.sleep(0.2)
        readers()[0].kill()

    killer = threading.Thread(target=kill)
    killer.start()
    problem = refusal(heavy)
    killer.join()
    assert isinstance(problem, UnreadableFile)
    assert "Filen kunne ikke læses" in problem.title
    assert nothing_is_left()


def test_a_child_that_runs_out_of_memory_costs_a_message(monkeypatch):
    """12,000 cells of 20 KB: the parser copies the text into each, and aborts."""
    monkeypatch.setenv("KLIK_CHILD_MB", "150")
    assert "hukommelse" in refusal(texts_used("a" * 20_000)).title
    monkeypatch.undo()
    assert nothing_is_left()


def test_a_child_that_computes_too_long_costs_a_message(heavy, monkeypatch):
    monkeypatch.setenv("KLIK_CHILD_SECONDS", "1")
    monkeypatch.setattr(process, "GRACE_SECONDS", 60)  # the clock on the wall is not what ends it
    problem = refusal(heavy)
    assert isinstance(problem, TooLarge)
    assert problem.title == "Filen tager mere end 1 sekunder at læse."
    monkeypatch.undo()
    assert nothing_is_left()


def test_a_child_that_only_waits_is_ended_by_the_clock(run, monkeypatch):
    monkeypatch.setenv("KLIK_CHILD_SECONDS", "1")
    monkeypatch.setattr(process, "GRACE_SECONDS", 0)
    with pytest.raises(TooLarge, match="too_large") as refused:
        run("time.sleep(60)")
    assert "mere end 1 sekunder" in refused.value.title


def test_a_child_without_limits_of_its_own_is_watched(run, monkeypatch):
    """As on Windows, and macOS, whose systems know no limit of memory."""
    monkeypatch.setenv("KLIK_CHILD_MB", "100")
    with pytest.raises(TooLarge) as refused:
        run("much = b'x' * 300_000_000; time.sleep(60)")
    assert refused.value.title == "Filen kræver mere end 100 MB hukommelse at læse."


NONSENSE = {
    "nothing": "",
    "a failure": "sys.exit(3)",
    "words": "print('Kanariefugl' * 1000)",
    "half a length": "sys.stdout.buffer.write(b'1234')",
    "an endless frame": "sys.stdout.buffer.write(b'\\xff' * 20)",
    "no json": "parser_main.frame(b'{')",
    "nested json": "parser_main.frame(b'[' * 100_000)",
    "a list": "parser_main.frame(b'[]')",
    "a number": "parser_main.frame(b'1')",
    "no sheets": "parser_main.answer({}, [])",
    "a column short": "tell('a', columns=2)",
    "a row too many": "tell('a', rows=2)",
    "rows without end": "tell('a', rows=10**30)",
    "areas of three": "tell('a', merged=[[1, 2, 3]])",
    "hidden words": "tell('a', hidden_rows=['x'])",
    "an unknown kind of cell": "tell(('x', 'a'))",
    "an impossible date": "tell(('date', '2018-02-31'))",
    "a word for no problem": "parser_main.answer({'problem': ['x']}, [])",
    "no empty cell": "ColumnCodes.values = ['a', 'b']; tell('a')",
    "codes beyond the values": "ColumnCodes.values = [None]; tell('a')",
}


@pytest.mark.parametrize("program", NONSENSE.values(), ids=NONSENSE)
def test_a_child_that_answers_nonsense_costs_a_message(run, program):
    with pytest.raises(UnreadableFile) as refused:
        run(program)
    assert "Filen kunne ikke læses" in refused.value.title
    assert refused.value.__cause__ is None  # it would hold a cell's text


def test_a_file_that_nobody_reads_leaves_no_thread_waiting(run):
    """A pipe holds 64 KB: the rest of this file is never taken."""
    before = threading.active_count()
    assert run("tell('a')", b"a;b\n" * 1_000_000) == ["a"]
    assert threading.active_count() == before


def test_a_third_file_waits_for_a_place_and_says_so(put_in_place, tmp_path, monkeypatch):
    monkeypatch.setattr(process, "_free_children", threading.BoundedSemaphore(2))
    go = tmp_path / "go"
    put_in_place(f"import os\nwhile not os.path.exists({str(go)!r}):\n    time.sleep(0.01)\ntell('a')")
    waits, answers = [], []

    def read():
        answers.append(cells(b"a;b", on_wait=lambda: waits.append("waits")))

    files = [threading.Thread(target=read) for _ in range(3)]
    for file in files:
        file.start()
    wait_until(lambda: waits and len(readers()) == 2)
    time.sleep(0.2)
    assert len(readers()) == 2
    assert answers == []
    go.touch()
    for file in files:
        file.join(30)
    assert answers == [["a"]] * 3
    assert waits == ["waits"]


TRY = """
import os, socket
open_before = open({file!r}, "a")
parser_main.limit_ourselves(1024, 20)
tried = []
for what in (
    lambda: open_before.write("x") and open_before.flush(),
    lambda: open(os.path.join({folder!r}, "new"), "w").write("x"),
    lambda: open({file!r}, "a").write("x"),
    lambda: open({file!r}).read(),
    lambda: os.write(3, b"x"),
    socket.socket,
    lambda: bytearray(2 << 30),
):
    try:
        tried.append(str(what()))
    except (OSError, MemoryError) as error:
        tried.append(type(error).__name__)
tell(*tried)
"""


def test_a_child_can_neither_write_nor_open_nor_connect(run, tmp_path):
    file = tmp_path / "fil"
    file.write_text("indhold")
    *tried, memory = run(TRY.format(folder=str(tmp_path), file=str(file)))
    assert tried == ["OSError"] * 6
    assert memory == "MemoryError"
    assert file.read_text() == "indhold"
    assert not (tmp_path / "new").exists()


def test_a_child_knows_nothing_of_its_surroundings(run, monkeypatch):
    monkeypatch.setenv("KLIK_DATABASE", "hemmelig")
    words = run("import os; tell(*os.environ, *sys.argv[2:])")
    assert "KLIK_DATABASE" not in words
    assert set(words) - {"LC_CTYPE"} == {"csv", words[-1]}  # LC_CTYPE is Python's own
    assert '"cells": 5000000' in words[-1]


ONE_OF_EACH = {
    "xlsx": hand_built.xlsx,
    "xls": hand_built.old_xls,
    "ods": hand_built.ods,
    "csv": hand_built.csv,
    "html": hand_built.html,
    "xml": hand_built.spreadsheetml,
}


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_a_child_imports_little(run, kind):
    """It starts for every file: nothing of the server's, no numpy, and the parser only where it is needed."""
    program = """
read = parser_main.reader(sys.argv[2])
read(sys.argv[2], sys.stdin.buffer.read(), __import__("json").loads(sys.argv[3]))
tell(*(name.partition(".")[0] for name in sys.modules))
"""
    content = ONE_OF_EACH[kind]()
    assert guard.inspect(content) == kind
    loaded = set(run(program, content))
    assert not loaded & {"numpy", "pandas", "streamlit", "dashboard", "openpyxl", "duckdb", "site"}
    assert ("python_calamine" in loaded) == (kind in ("xlsx", "ods"))
    assert ("xlrd" in loaded) == (kind == "xls")


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_every_kind_is_read_under_the_limits(kind):
    """Under them no file can be opened: whatever a reader imports late would fail here."""
    sheet = process.read_workbook(ONE_OF_EACH[kind](), f"a.{kind}").sheets[0]
    assert [column[2] for column in sheet.columns][:2] == ["Opret roller", "Ny"]


def test_no_process_left_to_start_costs_a_message(monkeypatch):
    def fail(*arguments, **more):
        raise OSError

    monkeypatch.setattr(process.subprocess, "Popen", fail)
    assert "Filen kunne ikke læses" in refusal(hand_built.csv()).title
    monkeypatch.undo()
    assert nothing_is_left()


def test_the_name_of_a_file_is_not_given_to_the_child(run):
    words = run("tell(*sys.argv, sys.stdin.read())")
    assert not any("a.csv" in text for text in words)
    assert Path(words[0]).name == "child.py"
