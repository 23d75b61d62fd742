"""What is not stored: a file that is stored already, others' data, and a correction of what is gone."""

from collections.abc import Iterable, Sequence

import duckdb
import pandas as pd

from dashboard.domain.danish import format_date
from dashboard.domain.problems import AlreadyLoaded
from dashboard.store import errors, queries
from dashboard.store.connection import Store

STORED = "data/snapshots_with_hash"


def refuse_others(store: Store, municipalities_in_file: Iterable[str], instead_of: Sequence[str]) -> None:
    """A session stores what it may see afterwards, in place of what it may see now."""
    municipalities = store.session.municipalities
    if municipalities is None:
        return
    if others := set(municipalities_in_file) - set(municipalities):
        raise errors.other_municipality(others, municipalities)
    if len(store.ask("data/visible_snapshots", ids=list(instead_of))) < len(set(instead_of)):
        raise errors.gone()


def refuse_stored(cursor: duckdb.DuckDBPyConnection, hashes: Iterable[str]) -> None:
    """Asked again by the one who writes: others may have stored the same file since it was read."""
    for content_hash in hashes:
        refuse(queries.ask(cursor, STORED, {"content_hash": content_hash}))


def refuse_gone(
    cursor: duckdb.DuckDBPyConnection, hashes: Iterable[str], snapshot_ids: Sequence[str]
) -> None:
    """A correction must not bring back what was deleted while it was read.

    The file goes with the first of its municipalities.
    """
    [(snapshots, sources)] = cursor.execute(
        """
        select
            (select count(*) from klik.snapshot where list_contains($ids::text[], snapshot_id)),
            (select count(*) from klik.source_file where list_contains($hashes::text[], content_hash))
        """,
        {"ids": list(snapshot_ids), "hashes": list(hashes)},
    ).fetchall()
    if not snapshot_ids or snapshots < len(set(snapshot_ids)) or sources < len(set(hashes)):
        raise errors.gone()


def refuse(known: pd.DataFrame) -> None:
    """Raises AlreadyLoaded where `with_hash` found something."""
    if not known.empty:
        raise AlreadyLoaded(
            f"Filen er allerede indlæst, som eksporten pr. {format_date(known['as_of'].iloc[0])}.",
            "Der er ikke ændret noget. Vil du rette kolonner eller dato, så vælg eksporten på siden Data.",
        )
