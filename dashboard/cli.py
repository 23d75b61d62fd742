"""The commands `check`, `load`, `ask`, `report` and `sql`: the calls of the pages, in a terminal."""

import os
import sys
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from dashboard import answers, jobs, questions
from dashboard.answers import Output
from dashboard.domain import municipalities
from dashboard.domain.danish import quoted
from dashboard.domain.problems import Problem, UnknownMunicipality, UnreadableFile
from dashboard.domain.wording import counted
from dashboard.imports import load as imports_load
from dashboard.imports import opened
from dashboard.ingest import receipt
from dashboard.ingest.sandbox.guard import too_large
from dashboard.limits import FILE_MB, MB
from dashboard.store import backups, databases, handover, own_rows, query_headers
from dashboard.store.connection import Store
from dashboard.store.errors import DamagedStore, StoreBusy
from dashboard.store.files import MEMORY

ALL_LOADED, SOME_REJECTED, FAILED = 0, 1, 2
WAIT_SECONDS = 120
NO_DATABASE = "Der er ingen database at spørge. Vælg en fil med --database, eller indlæs først en eksport."
NOT_WRITTEN = (
    "Filen kan ikke skrives. Se efter, om mappen findes, om filen må ændres, "
    "og om den er åben i et andet program."
)


@dataclass(frozen=True)
class DatabaseOptions:
    """Which data a command works on, as typed: `--database` and `--municipality`.

    All that it is asked raises UnknownMunicipality, NoMunicipality, SharedDatabase, StoreUnavailable.
    """

    location: str | None
    municipality: str | None

    @cached_property
    def municipality_name(self) -> str:
        """The official one; "": none is said."""
        if not self.municipality:
            return ""
        name = municipalities.identified(self.municipality)
        if name is None:
            raise UnknownMunicipality(
                f"Vi kender ingen kommune, der hedder {quoted(self.municipality)}.",
                "Skriv dens navn eller kode, fx Nyborg eller 0450.",
            )
        return name

    @cached_property
    def setting(self) -> str:
        """As KLIK_DATABASE says it."""
        return databases.resolved(self.location) if self.location else databases.configured()

    @cached_property
    def path(self) -> str:
        """Of the database's file, or of the one that leads to it."""
        return databases.path_of(self.setting, self.municipality_name)

    @property
    def has_database(self) -> bool:
        if databases.is_lake(self.setting):
            return True  # or the municipality was not added, which opening it says
        return self.path != MEMORY and Path(self.path).is_file()

    def open(self) -> Store:
        shared = databases.shared_figures_of(self.setting, self.municipality_name)
        return own_rows.opened_for(self.municipality_name, self.path, shared)

    def advised(self, problem: Problem) -> Problem:
        """The problem, and the way out of it where a backup is one."""
        return backups.advised(self.path, problem) if isinstance(problem, DamagedStore) else problem


def check(files: list[str], as_json: bool, rows: bool) -> int:
    """Print the report that a user would see of each file. Stores nothing. Returns the highest exit code."""
    return max(_check(file, as_json, rows) for file in files)


def _check(file: str, as_json: bool, rows: bool) -> int:
    try:
        reading = opened.open_export(Path(file).name, _content(file)).read()
        lights = imports_load.computed_lights(reading, date.today())
    except Problem as problem:
        error = receipt.as_line(receipt.error_json(Path(file).name, problem))
        print(error if as_json else f"{file}\n  {problem.title}\n  {problem.next_step}")
        return FAILED
    if as_json or rows:
        print(receipt.as_line(receipt.to_json(reading, lights, rows)))
    else:
        print(receipt.report_text(reading, lights))
    return SOME_REJECTED if reading.turned_away else ALL_LOADED


def load(files: list[str], database: DatabaseOptions, who: str = "") -> int:
    """Store each export as a snapshot, and merge each programmappe. Returns the highest exit code.

    who: by whom a programmappe is written; "": its file's name stands there.
    """
    try:
        if database.path == MEMORY:
            return _fail("Databasen er :memory:, så intet kan gemmes. Vælg en fil med --database.")
    except Problem as problem:
        return _fail(problem.sentence)
    return max(_load(file, database, who) for file in files)


def _load(file: str, database: DatabaseOptions, who: str) -> int:
    try:
        answer = _done(database, Path(file).name, _content(file), {"command": jobs.LOAD, "who": who})
    except Problem as problem:
        answer = {"error": database.advised(problem).sentence}
    if "error" in answer:
        return _fail(f"{file}: {answer['error']}")
    if "tasks" in answer:
        tasks = counted(answer["tasks"], "opgave", "opgaver")
        print(f"{file}: {tasks} gemt, {answer['rejected']} rækker afvist.")
        return SOME_REJECTED if answer["rejected"] else ALL_LOADED
    print(
        f"{file}: programmappen er gemt med {counted(answer['added'], 'ny række', 'nye rækker')}, "
        f"{answer['changed']} rettede og {answer['unchanged']} uændrede; "
        f"{answer['conflicts']} er ikke gemt, for en anden har rettet dem."
    )
    return SOME_REJECTED if answer["conflicts"] else ALL_LOADED


def _done(database: DatabaseOptions, name: str, content: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Do the job ourselves, or let whoever has the database open do it: one process writes at a time.

    Raises StoreBusy where it was neither free nor served for WAIT_SECONDS.
    """
    give_up = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            store = database.open()
        except StoreBusy:
            left = give_up - time.monotonic()
            if left <= 0:
                raise
            # Whoever has it open may let go instead: the dashboard that ends, or a shell as we are.
            with suppress(handover.NobodyAnswered):
                return handover.send(database.path, name, content, options, timeout=left)
        else:
            with closing(store):
                return jobs.do(store, name, content, options)


def ask(
    question: str | None,
    query: str,
    as_of: str,
    arguments: list[str],
    database: DatabaseOptions,
    output: Output,
) -> int:
    """Print or write what a question answers; without a question, list them. Returns the exit code."""
    if question is None:
        for name in questions.names():
            print(f"{name:<40} {query_headers.header_of(name).question}")
        return ALL_LOADED
    if malformed := [argument for argument in arguments if "=" not in argument]:
        return _fail(f"{quoted(malformed[0])} er ikke skrevet som navn=værdi.")
    given = dict(argument.split("=", 1) for argument in arguments)
    options = {"command": jobs.ASK, "query": query, "as_of": as_of, "arguments": given}
    answer = _answered(database, question, options)
    if "error" in answer:
        return _fail(answer["error"])
    try:
        answers.write(answer, output)
    except OSError:
        return _fail(NOT_WRITTEN)
    return ALL_LOADED


def _answered(database: DatabaseOptions, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """What a job without a file answers; "error" is why it doesn't, in Danish."""
    try:
        return _done(database, name, b"", options) if database.has_database else {"error": NO_DATABASE}
    except Problem as problem:
        return {"error": database.advised(problem).sentence}


def report(
    format_code: str, query: str, as_of: str, with_names: bool, database: DatabaseOptions, out: str
) -> int:
    """Write a report as a file: the whole of it or nothing. Returns the exit code."""
    options = {"command": jobs.REPORT, "query": query, "as_of": as_of, "with_names": with_names}
    answer = _answered(database, format_code, options)
    if "error" in answer:
        return _fail(answer["error"])
    try:
        _write_whole(Path(out), b64decode(answer["content"]))
    except OSError:
        return _fail(NOT_WRITTEN)
    print(f"{out}: {answer['about']}")
    return ALL_LOADED


def _write_whole(file: Path, content: bytes) -> None:
    """Beside it first, so that no half file takes the place of a whole one."""
    if not file.name or (file.exists() and not (file.is_file() and os.access(file, os.W_OK))):
        raise PermissionError(f"no file to write: {file}")
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return FAILED


def _content(file: str) -> bytes:
    try:
        if Path(file).stat().st_size > FILE_MB.value * MB:
            raise too_large(FILE_MB)
        return Path(file).read_bytes()
    except OSError as error:
        raise UnreadableFile(
            "Filen kan ikke åbnes.", "Se efter, om stien er rigtig, og om du må læse filen."
        ) from error


def sql(statement: str | None, database: DatabaseOptions) -> int:
    """Run one statement, or those that are typed, a line each, on the database as the pages see it."""
    try:
        store = database.open()
    except Problem as problem:
        advice = database.advised(problem)
        print(f"{advice.title}\n{advice.next_step}", file=sys.stderr)
        return FAILED
    if statement is None:
        print("Skriv SQL, én sætning pr. linje. Tom linje slutter.")
    with closing(store):
        answered = [_answer(store, line) for line in ([statement] if statement else _typed())]
    return ALL_LOADED if all(answered) else FAILED


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
