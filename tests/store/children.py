"""What the tests of the store do in a process of its own: python -m tests.store.children <what> <file>."""

import os
import sys
import time
from datetime import date
from pathlib import Path

from dashboard import jobs
from dashboard.domain.problems import StoreUnavailable
from dashboard.programme import escalation
from dashboard.store import (
    backup_files,
    backups,
    deletion,
    files,
    handover,
    register,
    retention,
    snapshots,
)
from dashboard.store.connection import Store, open_store
from dashboard.store.register import Change
from tests.store import examples

DAY = date(2026, 11, 25)


def hold(database_file: str) -> None:
    """Keep the database open until somebody writes a line."""
    store = open_store(database_file)
    say("open")
    sys.stdin.readline()
    store.close()


def copy(database_file: str) -> None:
    """Hold the file as whoever copies it does, until somebody writes a line."""
    with files.held(Path(database_file)):
        say("open")
        sys.stdin.readline()


def import_for_ever(database_file: str) -> None:
    """Tell each id after it has been confirmed; its name says how many tasks it has."""
    store = open_store(database_file)
    say("open")
    for number in range(1, 10_000):
        count = 1 + number * 37 % 400
        content = f"{os.getpid()} {number}".encode()  # no file that an earlier run has loaded
        new = examples.snapshot(content, municipality=f"{count}", tasks=examples.tasks(count))
        say(snapshots.add(store, [new], content)[0])


def escalate_for_ever(database_file: str) -> None:
    """Open case after case and take the first steps of each; tell each entry after it has been confirmed."""
    store = open_store(database_file)
    say("open")
    today = date(2026, 11, 23)
    for number in range(1, 10_000):
        task = escalation.Task("Eksempelkøbing", f"{os.getpid()} {number}", "Opgave", "KSD")
        case_id = escalation.open_case(store, task, "haster", "ABC", today, today)
        [seen] = [row["row_id"] for row in escalation.log_of(store, case_id)]
        say(f"{case_id} open {seen}")
        for step in ("instruct", "pass_on", "dialog", "assess", "under_control"):
            seen = escalation.take_step(store, case_id, step, seen, "", None, "ABC", today)
            say(f"{case_id} {step} {seen}")


def save_for_ever(database_file: str) -> None:
    """Tell each project after its row has been confirmed."""
    store = open_store(database_file)
    say("open")
    for number in range(10_000):
        project = f"{os.getpid()} {number}"
        assert not register.save(store, [Change("projects", {"project": project}, is_new=True)], "ABC", DAY)
        say(project)


def delete_all_one_by_one(database_file: str) -> None:
    """Tell each municipality after its export has been deleted."""
    store = open_store(database_file)
    say("open")
    for row in snapshots.listing(store).itertuples():
        deletion.delete(store, [row.snapshot_id])
        say(row.municipality)


def restore_for_ever(database_file: str) -> None:
    """The backups in turn; tell how many exports there are after each."""
    store = open_store(database_file)
    say("open")
    both = backup_files.all_of(database_file)[:2]
    for number in range(10_000):
        backups.restore(database_file, both[number % 2], store)
        say(str(len(snapshots.listing(store))))


def expire_for_ever(database_file: str) -> None:
    """Load an export that is too old, and tell its number after retention has deleted it."""
    store = open_store(database_file)
    say("open")
    for number in range(10_000):
        name = f"Udløbsfugl-{os.getpid()}-{number}-"
        new = examples.snapshot(
            name.encode(),
            municipality="Gammel",
            as_of=date(2001, 1, 1),
            tasks=examples.tasks(responsible=name),
        )
        snapshots.add(store, [new], name.encode())
        retention.delete_expired(store, DAY)
        assert not store.instance.retention_failed
        say(name)


def open_for_ever(database_file: str) -> None:
    """Bring old tables up to date, again and again: each is a copy of <file>.old."""
    say("open")
    for _ in range(10_000):
        files.copy(Path(f"{database_file}.old"), Path(database_file))
        open_store(database_file).close()
        say("migrated")


def serve(database_file: str) -> None:
    """Hold the database, and do the jobs of other processes until somebody writes a line."""
    store = open_store(database_file)
    stop = handover.serve(database_file, lambda name, content, options: stored(store, name, content, options))
    say("open")
    sys.stdin.readline()
    stop()
    store.close()


def serve_jobs(database_file: str) -> None:
    """Hold the database as the dashboard does, and do a shell's jobs until somebody writes a line."""
    store = open_store(database_file)
    stop = handover.serve(database_file, lambda *job: jobs.do(store, *job))
    say("open")
    sys.stdin.readline()
    stop()
    store.close()


def serve_slowly(database_file: str) -> None:
    """Take a job, say so, and never finish it."""
    store = open_store(database_file)

    def process(name: str, content: bytes, options: dict) -> dict:
        say("taken")
        time.sleep(60)
        return {}

    handover.serve(database_file, process)
    say("open")
    sys.stdin.readline()
    store.close()


def stored(store: Store, name: str, content: bytes, options: dict) -> dict:
    municipality = options["municipality"]
    new = examples.snapshot(municipality.encode() + content, file_name=name, municipality=municipality)
    return {"ids": snapshots.add(store, [new], content)}


def fill_the_disk(database_file: str) -> None:
    """Import more than the file may grow, and then a little: `told` and how many snapshots there are."""
    import resource  # Windows has none

    store = open_store(database_file)
    room = Path(database_file).stat().st_size + 300_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    texts = [f"{number * 7919 % 100_003} lang tekst {number}" * 5 for number in range(30_000)]
    try:
        snapshots.add(
            store, [examples.snapshot(b"stor", tasks=examples.tasks(30_000, comment=texts))], b"stor"
        )
    except StoreUnavailable as problem:
        say(problem.title)
    say(str(len(snapshots.listing(store))))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    snapshots.add(store, [examples.snapshot(b"lille")], b"lille")
    say(str(len(snapshots.listing(store))))


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    globals()[sys.argv[1]](sys.argv[2])
