"""`python -m tests.benchmarks.lakes`: the pages' questions to a lake, beside the same data in a file.

Processor time of this process, since what else a machine does drowns the difference; PostgreSQL's own is told
beside it. Both are asked in turn, after a first time that evaluates the days.
"""

import argparse
import gc
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import psutil
import psycopg

from dashboard.domain import municipalities
from dashboard.domain.filters import TaskFilter
from dashboard.domain.scope import session_of
from dashboard.folders import SAMPLE_DATA
from dashboard.imports import samples
from dashboard.programme import merge
from dashboard.store import backups, register, snapshots
from dashboard.store.connection import Store, open_store
from dashboard.store.files import MEMORY
from dashboard.store.lake import lake_access, lake_municipalities
from tests import lakes
from tests.benchmarks.big_store import snapshot_of
from tests.benchmarks.invented_tasks import AS_OF, MUNICIPALITY, PERSONS, PROJECTS, tasks
from tests.benchmarks.queries import Asked, RecordingStore, asked_by

GOAL = 2
PAGES = {
    "Overblik": "overview",
    "Opgaver": "tasks",
    "Tidslinje": "timeline",
    "Ændringer": "changes",
    "Projekter": "projects",
    "Snitflader": "interfaces",
    "Systemer": "systems",
    "Roller": "roles",
    "KLIK-kultur": "culture",
    "Eskalation": "escalation",
    "Rapport": "report",
    "Kommunedag": "wall",
    "Præsentation": "presentation",
    "Programmappe": "programme",
    "Data": "data",
}
RECEIPT = {"sheet": "Opgaver", "header_row": 1, "columns": {"title": "Opgave"}, "unmapped": []}
NEW_A_WEEK = 5  # as many are gone
CHANGED_A_WEEK = 0.01
OPEN_AT_ONCE = 20
MB = 1024 * 1024


@dataclass
class Asking:
    """All that a page asks of one store: milliseconds of processor time."""

    cold: float = 0.0  # opened, the macros made and the days evaluated
    warm: list[float] = field(default_factory=list)
    postgres: float = 0.0  # its own, of all the warm ones

    @property
    def usual(self) -> float:
        return median(self.warm)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.lakes", description=__doc__)
    parser.add_argument("--tasks", type=int, default=2_000, help="in each export (2000)")
    parser.add_argument("--exports", type=int, default=50, help="a week apart (50)")
    parser.add_argument("--municipalities", type=int, default=1, help="with the same data each (1)")
    parser.add_argument("--minutes", type=float, default=10, help="to fill them at the most (10)")
    parser.add_argument("--rounds", type=int, default=7, help="how often each page is asked (7)")
    chosen = parser.parse_args()
    if lacking := lakes.missing():
        parser.error(f"lakes take {lacking}")
    with TemporaryDirectory() as name, lakes.postgres() as server:
        folder = Path(name)
        with lakes.settings(server, folder / "parquet"):
            measure(chosen, server, folder)


def measure(chosen: argparse.Namespace, server: lakes.Postgres, folder: Path) -> None:
    file = folder / "own" / "klik.duckdb"
    with closing(open_store(file)) as own:
        fill(own, chosen.tasks, chosen.exports)
    print(f"{chosen.tasks:,} tasks in each of {chosen.exports} exports: {file.stat().st_size / MB:.0f} MB")
    codes = [municipalities.codes()[name] for name in municipalities.real_names()]
    first = added(server, folder, codes[0])
    move(first, file)
    size = sum(each.stat().st_size for each in (folder / "parquet").rglob("*.parquet"))
    print(f"the lake, after its maintenance: {size / MB:.1f} MB of Parquet")
    asked = {name: asked_of(file, page) for name, page in PAGES.items()}
    print_pages(beside_the_file(server, file, first, asked, chosen.rounds), asked)
    print_open_ones(server, folder, codes[1 : OPEN_AT_ONCE + 1])
    if chosen.municipalities > 1:
        filled = 1 + fill_others(server, folder, codes[1 : chosen.municipalities], file, chosen.minutes)
        rows = filled * chosen.tasks * chosen.exports
        print(f"\nThe first of {filled} municipalities, {rows:,} rows in all:")
        print_pages(beside_the_file(server, file, first, asked, chosen.rounds), asked)


# --- the data ---


def fill(store: Store, count: int, exports: int) -> None:
    """Weekly exports of the invented municipality, and its programmappe."""
    names = sample_projects()
    for weeks in reversed(range(exports)):
        day = AS_OF - timedelta(weeks=weeks)
        export = export_of(day, count, weeks, exports, names)
        receipt = {"rejected": [], "warnings": [], "rows_read": count, "tasks": count}
        new = replace(snapshot_of(export, day), receipt=RECEIPT | receipt)
        snapshots.add(store, [new], source=str(day).encode())
    name = samples.SAMPLE_PROGRAMME
    workbook = merge.open_workbook(name, (SAMPLE_DATA / name).read_bytes())
    merge.merge_workbook(store, workbook, name, "benchmark", AS_OF - timedelta(weeks=exports))


def sample_projects() -> list[str]:
    """Those that the programmappe of the sample data is about."""
    with closing(open_store(MEMORY)) as store:
        samples.load_samples(store)
        return register.project_names(store)


def export_of(day: date, count: int, weeks: int, exports: int, names: list[str]) -> pd.DataFrame:
    """The tasks as they stood then: some are new each week, some moved, some given to another."""
    export = tasks(count + NEW_A_WEEK * exports, day, projects_at_most=len(names))
    draw = np.random.default_rng(1)
    for earlier in range(exports, weeks, -1):
        changed = draw.random(len(export)) < CHANGED_A_WEEK
        export.loc[changed, "due_date"] += timedelta(days=14)
        taken_over = draw.random(len(export)) < CHANGED_A_WEEK / 2
        export.loc[taken_over, "responsible"] = PERSONS[earlier % len(PERSONS)]
    export["project"] = export["project"].map(dict(zip(PROJECTS, names, strict=False)))
    first = NEW_A_WEEK * (exports - weeks)
    return export.iloc[first : first + count].reset_index(drop=True)


def added(server: lakes.Postgres, folder: Path, code: str) -> Path:
    """The file that leads to a municipality's new lake. It goes with the cluster and the folder."""
    lake_municipalities.add(folder / code, server.admin)
    return lake_access.file_of(folder / code)


def move(lake: Path, file: Path) -> None:
    """A municipality that had a file moves into its lake, which is then looked after as each night."""
    with closing(open_store(lake)) as store:
        backups.restore(lake, file, store)
    lake_municipalities.maintain(lake.parent, AS_OF)


def fill_others(
    server: lakes.Postgres, folder: Path, codes: Sequence[str], file: Path, minutes: float
) -> int:
    """As many of these municipalities as can be filled in the time: how many."""
    began = time.monotonic()
    for filled, code in enumerate(codes):
        if time.monotonic() - began > minutes * 60:
            print(f"  ! {minutes:g} minutes were enough for {filled} more only")
            return filled
        lake = lake_access.file_of(folder / code)
        move(lake if lake.exists() else added(server, folder, code), file)
    return len(codes)


# --- the pages ---


def asked_of(file: Path, page: str) -> list[Asked]:
    with closing(open_store(file)) as opened:
        store = RecordingStore(opened.instance)
        return asked_by(store, f"app_pages/{page}.py")


def beside_the_file(
    server: lakes.Postgres, file: Path, lake: Path, asked: dict[str, list[Asked]], rounds: int
) -> dict[str, tuple[Asking, Asking]]:
    """By page: the file's, and the lake's."""
    taken = {}
    with closing(open_store(file)) as own, closing(open_store(lake)) as shared:
        stores = [store.for_session(session_of(MUNICIPALITY)) for store in (own, shared)]
        for name, questions in asked.items():
            pair = Asking(), Asking()
            for store, asking in zip(stores, pair, strict=True):
                store.release()
                asking.cold = processor_time(lambda store=store, questions=questions: ask(store, questions))
            for turn in range(rounds * 2):
                store, asking = stores[turn % 2], pair[turn % 2]
                before = seconds_of(server)
                asking.warm.append(
                    processor_time(lambda store=store, questions=questions: ask(store, questions))
                )
                asking.postgres += (seconds_of(server) - before) * 1000
            taken[name] = pair
    return taken


def ask(store: Store, questions: list[Asked]) -> None:
    """As a click some seconds after the last: no answer is kept, and whether somebody wrote is asked anew."""
    store._answers.clear()
    store.instance.generation.outdate()
    for question, given in questions:
        store.ask(question, **given)


def processor_time(work: Callable[[], object]) -> float:
    """Milliseconds, of all threads."""
    gc.collect()
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def print_pages(taken: dict[str, tuple[Asking, Asking]], asked: dict[str, list[Asked]]) -> None:
    print(
        f"\n{'page':14}{'questions':>10}{'cold: file':>12}{'lake':>8}{'warm: file':>12}{'lake':>8}"
        f"{'ratio':>8}{'≤ 2':>5}{'PostgreSQL':>12}"
    )
    for name, (own, shared) in taken.items():
        if not asked[name]:
            continue
        ratio = median(lake / file for file, lake in zip(own.warm, shared.warm, strict=True))
        print(
            f"{name:14}{len(asked[name]):10}{own.cold:12,.0f}{shared.cold:8,.0f}{own.usual:12.1f}"
            f"{shared.usual:8.1f}{ratio:8.2f}{'yes' if ratio <= GOAL else 'NO':>5}"
            f"{shared.postgres / len(shared.warm):12.1f}"
        )


# --- memory and connections ---


def print_open_ones(server: lakes.Postgres, folder: Path, codes: list[str]) -> None:
    """Many lakes open at once, each with the sample data."""
    with ExitStack() as stack:
        source = folder / "samples" / "klik.duckdb"
        with closing(open_store(source)) as store:
            samples.load_samples(store)
            newest = store.ask("data/exports_in_use")["as_of"].max().date()
            rows = store.run("select count(*) as tasks from klik.task")["tasks"][0]
        files = [added(server, folder, code) for code in codes]
        for file in files:
            move(file, source)
        print(f"\n{len(files)} lakes of {rows:,} rows each:   MB of memory   PostgreSQL's connections")
        print_usage("none is open", server)
        stores = [stack.enter_context(closing(open_store(file))) for file in files]
        print_usage("all are open", server)
        for store in stores:
            store.ask("overview/counts_by_light", filter=TaskFilter(newest))
        print_usage("and have been asked", server)
        for store in stores:
            store.release()
        print_usage("released", server)


def print_usage(when: str, server: lakes.Postgres) -> None:
    gc.collect()
    memory = psutil.Process().memory_info().rss / MB
    print(f"  {when:25}{memory:14.0f}{connections(server):20}")


def connections(server: lakes.Postgres) -> int:
    with psycopg.connect(server.admin) as connection:
        rows = connection.execute("select count(*) from pg_stat_activity where usename like 'klik%'")
        [(count,)] = rows.fetchall()
        return count


def seconds_of(server: lakes.Postgres) -> float:
    """The processor time of all PostgreSQL's processes, those that ended among them."""
    master = psutil.Process(int((server.data / "postmaster.pid").read_text().split()[0]))
    of_master = master.cpu_times()
    of_children = [child.cpu_times() for child in master.children()]
    return sum(of_master[:4]) + sum(sum(each[:2]) for each in of_children)


if __name__ == "__main__":
    main()
