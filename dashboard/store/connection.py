"""The one door to DuckDB. Nobody outside this package holds a connection."""

from collections.abc import Hashable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.counters import ASKS
from dashboard.domain.filters import TaskFilter
from dashboard.domain.scope import EVERYONE, AccessLevel, Session
from dashboard.store import errors, history_cache, queries, status_cache
from dashboard.store.answer_cache import AnswerCache, key_of
from dashboard.store.databases import LAKE_FILE
from dashboard.store.file_instance import FileInstance
from dashboard.store.files import MEMORY, own_path
from dashboard.store.generation import QUESTION as GENERATION
from dashboard.store.instance import Instance
from dashboard.store.status_cache import StatusCache
from dashboard.store.transaction import transaction

Question = tuple[str, Mapping[str, object]]
"""What Store.ask takes: the question's name and its parameters."""
MOST_TRIES = 3  # where the data are written anew again and again
SET_SCOPE = "set variable municipalities = $municipalities::text[]"


def open_store(path: str | Path, shared_figures: Path | None = None) -> "Store":
    """The store in a file, made if it isn't there; in memory (":memory:"), gone when it is closed; or a lake.

    `shared_figures`: as databases.shared_figures_of gives it.

    Raises StoreUnavailable.
    """
    path = own_path(path)
    if Path(path).name == LAKE_FILE:
        # Imported where it is used: it takes packages that only those have who use it.
        from dashboard.store.lake.lake_instance import LakeInstance

        return Store(LakeInstance(Path(path).parent), shared_figures=shared_figures)
    if path != MEMORY:
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            is_folder = Path(path).is_dir()
        except OSError as error:
            raise errors.denied() from error
        if is_folder:
            raise errors.folder()
    return Store(FileInstance(path), shared_figures=shared_figures)


@dataclass(eq=False)
class Store:
    """What one session may ask of a database. Safe to share between threads: each call has its own cursor."""

    instance: Instance
    session: Session = EVERYONE
    shared_figures: Path | None = None  # the file of those that other municipalities may see: sharing.py
    _status: StatusCache = field(default_factory=StatusCache)
    _answers: AnswerCache = field(default_factory=AnswerCache)

    @property
    def path(self) -> str:
        """Of the database's file; ":memory:" where there is none."""
        return self.instance.path

    def for_session(self, session: Session) -> "Store":
        """The same database, as that session may see it."""
        return replace(self, session=session)

    def refuse_part(self) -> None:
        """For this package: what takes everything is not for a session that sees a part.

        Raises StoreUnavailable.
        """
        if self.session.municipalities is not None and not self.session.owns_database:
            raise errors.shared_store()

    def ask(self, question: str, **parameters: object) -> pd.DataFrame:
        """The answer to queries/<question>.sql.

        A TaskFilter is passed as it is: the store evaluates the tasks for its day. The latest answers are
        kept until something is written.
        """
        key = key_of(question, self.session.municipalities, parameters)
        answer = self._answers.read(key, self.instance.generation.if_fresh())
        if answer is not None:
            return answer
        for _ in range(MOST_TRIES - 1):
            with suppress(errors.RewrittenMeanwhile):
                return self._fresh_answer(key, question, parameters)
        return self._fresh_answer(key, question, parameters)

    def ask_together(self, *questions: Question) -> list[pd.DataFrame]:
        """The answers to several questions, asked at the same time, in their order.

        Most of a question's cost is its plan, which DuckDB makes without Python's lock: two cores halve the
        time. The threads are the caller's own, so that no session waits for another's. What is written
        meanwhile may be in some of the answers only. Raises what `ask` raises.
        """
        with ThreadPoolExecutor(max_workers=2, thread_name_prefix="ask") as threads:
            return list(threads.map(lambda question: self.ask(question[0], **question[1]), questions))

    def _fresh_answer(self, key: Hashable, question: str, parameters: Mapping[str, object]) -> pd.DataFrame:
        """Asked of the data, and kept where nobody wrote meanwhile."""
        with self.cursor() as cursor:
            self.instance.prepare(question, GENERATION)
            before = self.instance.generation.current(cursor)
            answer = self._answers.read(key, before)  # if_fresh may have known less
            if answer is not None:
                return answer
            with ASKS.measured():
                answer = self._asked(cursor, question, parameters)
            if self.instance.generation.current(cursor) == before:
                self._answers.keep(key, before, answer)
        return answer

    def _asked(
        self, cursor: duckdb.DuckDBPyConnection, question: str, parameters: Mapping[str, object]
    ) -> pd.DataFrame:
        if any(isinstance(value, TaskFilter) for value in parameters.values()):
            self.instance.prepare(*status_cache.QUESTIONS)
            for cache in status_cache.read_beside(question):
                self.instance.prepare(*cache.questions)
            if history_cache.is_read_by(question):
                self.instance.prepare(*history_cache.QUESTIONS)
            return self._status.ask(cursor, question, parameters, self.instance.generation)
        return queries.ask(cursor, question, parameters)

    @property
    def generation(self) -> str:
        """Another text once something was written: what was made of earlier answers is old."""
        with self.cursor() as cursor:
            self.instance.prepare(GENERATION)
            return self.instance.generation.current(cursor)

    def run(self, statement: str) -> pd.DataFrame:
        """What a developer's own SQL answers, in a terminal; pages ask questions."""
        with self.cursor() as cursor:
            self.instance.prepare_all()
            return cursor.execute(statement).df()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """For this package: a cursor that sees what the session may see."""
        with self.instance.cursor() as cursor:
            if self.session.municipalities is not None:
                cursor.execute(SET_SCOPE, {"municipalities": list(self.session.municipalities)})
            yield cursor

    @contextmanager
    def writing(self, *questions: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """For this package: one transaction, kept whole or not at all; one writer at a time.

        questions: what the writer asks on the way. Raises NotAllowed.
        """
        self.session.refuse_below(AccessLevel.PROGRAMME_MANAGER)
        with self.instance.writing(), self.cursor() as cursor:
            self.instance.prepare(*questions)
            try:
                with transaction(cursor):
                    yield cursor
                    self.instance.refuse_lost_lock()
            finally:
                # A commit that failed, too, may be found whole when the file is opened anew.
                self.instance.generation.outdate()

    def reopen(self) -> None:
        """Open the file, where it is closed. Raises StoreUnavailable."""
        with self.cursor():
            pass

    def release(self) -> None:
        """Close the data until somebody asks again, and forget the answers: it costs next to nothing then."""
        self.instance.release()
        self._answers.clear()

    def close(self) -> None:
        self.instance.close()
