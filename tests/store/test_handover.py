"""A shell loads while another process has the database open."""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.domain.problems import AlreadyLoaded
from dashboard.store import files, handover, snapshots
from dashboard.store.connection import open_store
from dashboard.store.errors import StoreBusy
from dashboard.store.handover import NobodyAnswered
from tests.store.processes import ROOT, child

CONTENT = bytes(range(256)) * 100


def left_in_handover(database_file: Path) -> list[str]:
    return [file.name for file in handover.folder_of(database_file).iterdir()]


def test_the_holder_loads_it(database_file: Path):
    with child("serve", database_file) as process:
        assert process.stdout.readline() == "open\n"
        with pytest.raises(StoreBusy):
            open_store(database_file)
        answers = [
            handover.send(database_file, f"{name} æøå.xlsx", CONTENT, {"municipality": name}, timeout=20)
            for name in ("Aarhus", "Odense")
        ]
        process.communicate("\n")
    assert left_in_handover(database_file) == []
    with closing(open_store(database_file)) as store:
        listed = snapshots.listing(store)
        assert sorted(listed["file_name"]) == ["Aarhus æøå.xlsx", "Odense æøå.xlsx"]
        assert set(listed["snapshot_id"]) == {answer["ids"][0] for answer in answers}
        assert snapshots.source(store, listed["snapshot_id"][0])[1] == CONTENT


def test_senders_at_the_same_time(database_file: Path):
    code = (
        "import sys; from dashboard.store import handover;"
        "handover.send(sys.argv[1], 'x.xlsx', b'x', {'municipality': sys.argv[2]}, 30)"
    )
    with child("serve", database_file) as process:
        process.stdout.readline()
        senders = [
            subprocess.Popen([sys.executable, "-c", code, str(database_file), str(number)], cwd=ROOT)
            for number in range(4)
        ]
        assert [sender.wait() for sender in senders] == [0, 0, 0, 0]
        process.communicate("\n")
    with closing(open_store(database_file)) as store:
        assert sorted(snapshots.listing(store)["municipality"]) == ["0", "1", "2", "3"]


def test_a_holder_that_dies_lets_the_sender_open_the_database(database_file: Path):
    with child("serve_slowly", database_file) as process:
        process.stdout.readline()
        sender = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import sys; from dashboard.store import handover\n"
                "from dashboard.store.connection import open_store\n"
                "try: handover.send(sys.argv[1], 'x.xlsx', b'x', {}, 60)\n"
                "except handover.NobodyAnswered: open_store(sys.argv[1]).close(); print('opened')",
                str(database_file),
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout.readline() == "taken\n"
        process.kill()
        assert sender.communicate(timeout=30)[0] == "opened\n"
    assert left_in_handover(database_file) == []


def test_a_holder_that_copies_its_file_is_not_gone(database_file: Path):
    open_store(database_file).close()
    before = database_file.read_bytes()
    with child("copy", database_file) as process:
        assert process.stdout.readline() == "open\n"
        assert not handover.is_free(database_file)
        process.communicate("\n")
    assert handover.is_free(database_file)
    assert database_file.read_bytes() == before
    assert handover.is_free(database_file.with_name("findes ikke.duckdb"))
    assert not database_file.with_name("findes ikke.duckdb").exists()


def test_whoever_copies_waits_for_one_who_looks_in(database_file: Path):
    with child("hold", database_file) as process:
        assert process.stdout.readline() == "open\n"
        leaving = threading.Timer(0.3, lambda: (process.stdin.write("\n"), process.stdin.flush()))
        leaving.start()
        with files.held(database_file) as connection:
            assert "task" in files.tables_of(connection, "klik")
        leaving.join()


def test_a_job_that_nobody_takes_is_withdrawn(database_file: Path):
    with child("hold", database_file) as process:
        process.stdout.readline()
        with pytest.raises(NobodyAnswered):
            handover.send(database_file, "x.xlsx", CONTENT, {}, timeout=1)
        process.communicate("\n")
    assert left_in_handover(database_file) == []


def test_a_problem_is_the_answer_and_the_next_job_is_done(database_file: Path):
    def process(name: str, content: bytes, options: dict) -> dict:
        if name == "kendt":
            raise AlreadyLoaded("Filen er der allerede", "Vælg en anden.")
        if name == "fejl":
            raise ValueError("Anna Æblegård")
        return {"length": len(content)}

    stop = handover.serve(database_file, process)
    try:
        known = handover.send(database_file, "kendt", b"", {}, timeout=5)
        unexpected = handover.send(database_file, "fejl", b"", {}, timeout=5)
        assert handover.send(database_file, "god", CONTENT, {}, timeout=5) == {"length": len(CONTENT)}
    finally:
        stop()
    assert known == {
        "error": "Filen er der allerede",
        "next_step": "Vælg en anden.",
        "code": "already_loaded",
    }
    assert unexpected["code"] == "ValueError"
    assert "Anna" not in json.dumps(unexpected)
    assert left_in_handover(database_file) == []


def test_what_dead_senders_left(database_file: Path):
    """A day old: gone at the start. Past its time: taken away, and not done."""
    folder = handover.folder_of(database_file)
    old = folder / "gammel.content"
    old.write_bytes(b"x")
    os.utime(old, (time.time() - 2 * handover.DAY,) * 2)
    (folder / "sen.content").write_bytes(b"x")
    late = {"name": "x.xlsx", "options": {}, "until": time.time() - 1}
    (folder / "sen.job").write_text(json.dumps(late), encoding="utf-8")
    done = []
    stop = handover.serve(database_file, lambda name, content, options: done.append(name) or {})
    assert not old.exists()
    time.sleep(3 * handover.POLL_SECONDS)
    stop()
    assert left_in_handover(database_file) == []
    assert done == []


def test_no_answer_is_left_for_a_sender_that_gave_up(database_file: Path):
    started = threading.Event()
    gone = threading.Event()

    def process(name: str, content: bytes, options: dict) -> dict:
        started.set()
        gone.wait(10)
        return {}

    stop = handover.serve(database_file, process)
    with pytest.raises(NobodyAnswered):
        handover.send(database_file, "x.xlsx", CONTENT, {}, timeout=1)
    assert started.is_set()
    gone.set()
    stop()
    assert left_in_handover(database_file) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_nobody_else_reads_the_inbox(database_file: Path):
    assert handover.folder_of(database_file).stat().st_mode & 0o777 == 0o700


def test_a_store_in_memory_has_no_inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    handover.serve(":memory:", lambda *_: {})()
    assert list(tmp_path.iterdir()) == []
