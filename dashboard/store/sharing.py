"""What a municipality shares with the others of the folder: written while it wants to, then gone at once.

The figures lie in a file of their own beside the databases, since nobody's session opens another's database.
That there is one is the choice. They follow each change of what is shown from here (`follow`); what changes
them in other ways, as a corrected link does, is seen when the page opens (`bring_up_to_date`).
"""

import hashlib
import logging
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.domain import recorded_acts, shared_figures
from dashboard.domain.acts import Act
from dashboard.domain.catalogue import components
from dashboard.domain.filters import TaskFilter
from dashboard.domain.problems import TooLarge
from dashboard.domain.scope import AccessLevel
from dashboard.domain.shared_figures import BadFigures, Group, SharedFigures
from dashboard.limits import SHARED_KB
from dashboard.store import errors, file_lock, files, filter_days
from dashboard.store.connection import Store


def is_on(store: Store) -> bool:
    """Whether the municipality shares its figures."""
    return store.shared_figures is not None and store.shared_figures.is_file()


def switch_on(store: Store) -> None:
    """Raises NotAllowed, StoreUnavailable, TooLarge."""
    store.session.refuse_below(AccessLevel.ADMINISTRATOR)
    file = _file_of(store)
    with errors.of_the_system_translated(), _only_writer(file):
        _write(file, own(store))
    store.session.record(Act.WROTE, recorded_acts.SHARING_ON)


def switch_off(store: Store) -> None:
    """Raises NotAllowed, StoreUnavailable."""
    store.session.refuse_below(AccessLevel.ADMINISTRATOR)
    forget(store)
    store.session.record(Act.WROTE, recorded_acts.SHARING_OFF)


def forget(store: Store) -> None:
    """Share nothing any more. Raises StoreUnavailable."""
    if store.shared_figures is not None:
        with errors.of_the_system_translated():
            remove(store.shared_figures)


def remove(file: Path) -> None:
    """Also what a writer that was killed has left of it. Raises OSError."""
    parts = (file, _unfinished(file))
    if any(part.exists() for part in parts):
        with _only_writer(file):  # what is being worked out is written first, and goes too
            for part in parts:
                part.unlink(missing_ok=True)


def _unfinished(file: Path) -> Path:
    return file.with_name(f".{file.stem}.tmp")


def follow(store: Store) -> None:
    """After a change of what is shown. Never stops what it is part of; the log has the kind of a failure."""
    if not is_on(store):
        return
    file = _file_of(store)
    try:
        with _only_writer(file):
            if file.is_file():  # nobody has switched it off meanwhile
                _write(file, own(store))
    except Exception as fault:
        logging.getLogger(__name__).error(type(fault).__name__)


def bring_up_to_date(store: Store) -> None:
    """Where the data are no longer those that the figures were made of, or nobody can read them."""
    if not is_on(store):
        return
    try:
        is_current = read(_file_of(store)).state == _state(store)
    except (BadFigures, OSError):
        is_current = False
    if not is_current:
        follow(store)


def own(store: Store) -> SharedFigures:
    """What the municipality shares, or would share, as of its newest export."""
    state = _state(store)  # first: what is written meanwhile makes the figures old
    nothing = SharedFigures(_file_of(store).stem, None, state, ())
    exports = store.ask("data/exports_in_use")
    if exports.empty:
        return nothing
    chosen = TaskFilter(exports["as_of"].max().date())
    previous = filter_days.previous(store, chosen)
    counts = store.ask(
        "comparison/own_figures",
        filter=chosen,
        previous=previous or chosen,
        listed=[it.name for it in components()],
        longest=shared_figures.LONGEST_NAME,
    )
    groups = tuple(_group(row) for row in counts.itertuples(index=False))
    if previous is None:
        groups = tuple(replace(group, moved=None) for group in groups)
    return replace(nothing, as_of=chosen.as_of, groups=groups)


def read(file: Path) -> SharedFigures:
    """Raises BadFigures, OSError."""
    if not stat.S_ISREG(file.lstat().st_mode):  # a pipe would be waited for
        raise BadFigures("no file")
    with file.open("rb") as opened:
        content = opened.read(SHARED_KB.value * 1024 + 1)
    if len(content) > SHARED_KB.value * 1024:
        raise BadFigures("too large")
    shared = shared_figures.from_bytes(content)
    if shared.municipality != file.stem:
        raise BadFigures("another municipality's")
    return shared


def _group(row: Sequence[Any]) -> Group:
    """`row`: of queries/comparison/own_figures.sql."""
    kind, name, *counts = row
    return Group(kind, name, *map(int, counts))


def _state(store: Store) -> str:
    """Of the data, so that it tells nothing of them."""
    return hashlib.sha256(store.generation.encode()).hexdigest()[:16]


def _file_of(store: Store) -> Path:
    """Where each municipality has a database of its own; elsewhere nobody asks."""
    if store.shared_figures is None:
        raise ValueError("there are no others")
    return store.shared_figures


@contextmanager
def _only_writer(file: Path) -> Iterator[None]:
    """The only one who writes or removes the file, in this process and in others."""
    file.parent.mkdir(mode=0o700, exist_ok=True)
    with file_lock.held(file.with_name(f".{file.stem}.lock")):
        yield


def _write(file: Path, shared: SharedFigures) -> None:
    """Whole or not at all: whoever reads it gets the old one or the new."""
    content = shared_figures.to_bytes(shared)
    if len(content) > SHARED_KB.value * 1024:  # nobody could read it
        raise TooLarge(SHARED_KB.message_text(), f"Grænsen kan hæves med {SHARED_KB.setting}.")
    unfinished = _unfinished(file)
    try:
        mine = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(mine, "wb") as opened:
            opened.write(content)
        files.replace(unfinished, file)
    finally:
        unfinished.unlink(missing_ok=True)
