"""What the tests of the store do in a process of its own: python -m tests.store.children <what> <place>."""

import os
import sys
import time
from datetime import date
from pathlib import Path

from dashboard import jobs
from dashboard.domain.problems import StoreUnavailable
from dashboard.programme import escalation
from dashboard.store import files, handover, snapshots
from dashboard.store.connection import Store, open_store
from tests.store import examples


def hold(place: str) -> None:
    """Keep the database open until somebody writes a line."""
    store = open_store(place)
    say("open")
    sys.stdin.readline()
    store.close()


def copy(place: str) -> None:
    """Hold the file as whoever copies it does, until somebody writes a line."""
    with files.held(Path(place)):
        say("open")
        sys.stdin.readline()


def import_for_ever(place: str) -> None:
    """Tell each id after it has been confirmed; its name says how many tasks it has."""
    store = open_store(place)
    say("open")
    for number in range(1, 10_000):
        count = 1 + number * 37 % 400
        content = f"{os.getpid()} {number}".encode()  # no file that an earlier run has loaded
        new = examples.snapshot(content, municipality=f"{count}", tasks=examples.tasks(count))
        say(snapshots.add(store, [new], content)[0])


def escalate_for_ever(place: str) -> None:
    """Open case after case and take the first steps of each; tell each entry after it has been confirmed."""
    store = open_store(place)
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


def serve(place: str) -> None:
    """Hold the database, and do the jobs of other processes until somebody writes a line."""
    store = open_store(place)
    stop = handover.serve(place, lambda name, content, options: stored(store, name, content, options))
    say("open")
    sys.stdin.readline()
    stop()
    store.close()


def serve_jobs(place: str) -> None:
    """Hold the database as the dashboard does, and do a shell's jobs until somebody writes a line."""
    store = open_store(place)
    stop = handover.serve(place, lambda *job: jobs.do(store, *job))
    say("open")
    sys.stdin.readline()
    stop()
    store.close()


def serve_slowly(place: str) -> None:
    """Take a job, say so, and never finish it."""
    store = open_store(place)

    def process(name: str, content: bytes, options: dict) -> dict:
        say("taken")
        time.sleep(60)
        return {}

    handover.serve(place, process)
    say("open")
    sys.stdin.readline()
    store.close()


def stored(store: Store, name: str, content: bytes, options: dict) -> dict:
    municipality = options["municipality"]
    new = examples.snapshot(municipality.encode() + content, file_name=name, municipality=municipality)
    return {"ids": snapshots.add(store, [new], content)}


def fill_the_disk(place: str) -> None:
    """Import more than the file may grow, and then a little: `told` and how many snapshots there are."""
    import resource  # Windows has none

    store = open_store(place)
    room = Path(place).stat().st_size + 300_000
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
