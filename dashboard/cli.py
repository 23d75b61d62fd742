"""The commands `check`, `load` and `sql`: the same calls as the pages make, told in a terminal."""

import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import duckdb

from dashboard.domain.problems import Problem, UnreadableFile
from dashboard.domain.wording import counted
from dashboard.imports import load as imports_load
from dashboard.imports import opened
from dashboard.ingest import receipt
from dashboard.ingest.sandbox.guard import too_large
from dashboard.limits import FILE_MB, MB
from dashboard.store import backups, handover
from dashboard.store.connection import Store, default_path, open_store
from dashboard.store.errors import StoreBusy
from dashboard.store.files import MEMORY

ALL_LOADED, SOME_REJECTED, NOTHING_READ = 0, 1, 2
WAIT_SECONDS = 120


def check(files: list[str], as_json: bool, rows: bool) -> int:
    """Print the report that a user would see of each file. Stores nothing. Returns the highest exit code."""
    return max(_check(file, as_json, rows) for file in files)


def _check(file: str, as_json: bool, rows: bool) -> int:
    try:
        reading = opened.open_export(Path(file).name, _content(file)).read()
        lights = imports_load.computed_lights(reading, date.today())
    except Problem as problem:
        told = (
            receipt.as_line(receipt.error_json(Path(file).name, problem)) if as_json else _told(file, problem)
        )
        print(told)
        return NOTHING_READ
    if as_json or rows:
        print(receipt.as_line(receipt.to_json(reading, lights, rows)))
    else:
        print(receipt.report_text(reading, lights))
    return SOME_REJECTED if reading.rejected else ALL_LOADED


def load(files: list[str], database: str | None) -> int:
    """Store each file as a snapshot. Returns the highest exit code."""
    path = database or default_path()
    if path == MEMORY:
        print("Databasen er :memory:, så intet kan gemmes. Vælg en fil med --database.", file=sys.stderr)
        return NOTHING_READ
    return max(_load(file, path) for file in files)


def _load(file: str, path: str) -> int:
    try:
        answer = _hand_over(path, Path(file).name, _content(file))
    except Problem as problem:
        answer = {"error": backups.advised(path, problem).sentence}
    if "error" in answer:
        print(f"{file}: {answer['error']}", file=sys.stderr)
        return NOTHING_READ
    print(
        f"{file}: {counted(answer['tasks'], 'opgave', 'opgaver')} gemt, {answer['rejected']} rækker afvist."
    )
    return SOME_REJECTED if answer["rejected"] else ALL_LOADED


def _hand_over(path: str, name: str, content: bytes) -> dict:
    """Load the file ourselves, or let whoever has the database open do it: one process writes at a time."""
    try:
        store = open_store(path)
    except StoreBusy:
        try:
            return handover.send(path, name, content, {}, timeout=WAIT_SECONDS)
        except handover.NobodyAnswered:  # whoever held it may have let go meanwhile
            store = open_store(path)
    try:
        return imports_load.load_for_shell(store, name, content, {})
    finally:
        store.close()


def _content(file: str) -> bytes:
    try:
        if Path(file).stat().st_size > FILE_MB.value * MB:
            raise too_large(FILE_MB)
        return Path(file).read_bytes()
    except OSError as error:
        raise UnreadableFile(
            "Filen kan ikke åbnes.", "Se efter, om stien er rigtig, og om du må læse filen."
        ) from error


def _told(file: str, problem: Problem) -> str:
    return f"{file}\n  {problem.title}\n  {problem.next_step}"


def sql(statement: str | None, database: str | None) -> int:
    """Run one statement, or those that are typed, a line each, on the database as the pages see it."""
    try:
        store = open_store(database or default_path())
    except Problem as problem:
        advice = backups.advised(database or default_path(), problem)
        print(f"{advice.title}\n{advice.next_step}", file=sys.stderr)
        return NOTHING_READ
    if statement is None:
        print("Skriv SQL, én sætning pr. linje. Tom linje slutter.")
    with closing(store):
        answered = [_answer(store, line) for line in ([statement] if statement else _typed())]
    return ALL_LOADED if all(answered) else NOTHING_READ


def _typed() -> Iterator[str]:
    """The lines until an empty one, or until there are no more."""
    with suppress(EOFError):
        yield from iter(lambda: input("sql> "), "")


def _answer(store: Store, statement: str) -> bool:
    try:
        print(store.run(statement).to_string(index=False, max_rows=100))
    except duckdb.Error as error:
        print(error, file=sys.stderr)  # the developer's own words, on the developer's own screen
        return False
    except Problem as problem:
        print(f"{problem.title}\n{problem.next_step}", file=sys.stderr)
        return False
    return True
