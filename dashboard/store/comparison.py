"""The municipalities beside each other: what they share, in a database that can reach nothing else."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.domain import municipalities, project_names
from dashboard.domain.aggregates import FEWEST
from dashboard.domain.shared_figures import PROJECT, BadFigures, Group, SharedFigures
from dashboard.store import files, instance, queries, sharing
from dashboard.store.macros import Macros

QUESTION = "comparison/spread"


@dataclass(frozen=True)
class Shared:
    """What all of them share. `unread`: how many files are none of theirs, damaged or too large."""

    figures: tuple[SharedFigures, ...]
    unread: int


def read_all(folder: Path) -> Shared:
    """Of those with anything loaded. What lies there besides is passed over."""
    codes = set(municipalities.codes().values())
    figures, unread = [], 0
    for file in sorted(folder.glob("*.json")):
        if file.name.startswith("."):
            continue
        try:
            if file.stem not in codes:
                raise BadFigures("of no municipality")
            shared = sharing.read(file)
        except FileNotFoundError:  # switched off just now
            continue
        except (BadFigures, OSError):
            unread += 1
        else:
            figures += [shared] if shared.groups else []
    return Shared(tuple(figures), unread)


def spreads(figures: Sequence[SharedFigures], own: str, *kinds: str) -> list[pd.DataFrame]:
    """Of each kind (component, project, all): queries/comparison/spread.sql. `own`: the code of who asks."""
    with _filled(figures) as cursor:
        return [queries.ask(cursor, QUESTION, {"kind": kind, "own": own, "fewest": FEWEST}) for kind in kinds]


@contextmanager
def _filled(figures: Sequence[SharedFigures]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Shut before anything of the files is in it."""
    with closing(files.unhardened()) as connection:
        Macros(connection).make_for(QUESTION)
        instance.harden(connection)
        rows = pd.DataFrame([_row(shared, group) for shared in figures for group in shared.groups])
        if not rows.empty:
            connection.register("rows_to_compare", rows.astype({"moved": "Int64"}))
            connection.execute("insert into shared_figure by name select * from rows_to_compare")
            connection.unregister("rows_to_compare")
        yield connection


def _row(shared: SharedFigures, group: Group) -> dict[str, object]:
    key = project_names.same_name(group.name) if group.kind == PROJECT else group.name
    return {"municipality": shared.municipality, "key": key, **asdict(group)}
