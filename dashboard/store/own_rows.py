"""Data that were in one file for all, and now are a municipality's alone: its rows take its official name.

In the one file a municipality is spelled as its exports spell it, or left out. A scope has official names.
"""

from pathlib import Path

import duckdb

from dashboard.domain.municipalities import bare
from dashboard.domain.scope import session_of
from dashboard.store.connection import Store, open_store

WITH_MUNICIPALITY = ("snapshot", "register_version")


def opened_for(municipality: str, path: str, shared_figures: Path | None) -> Store:
    """The store at that path as the municipality sees it; "": a store for all. Raises StoreUnavailable."""
    store = open_store(path, shared_figures).for_session(session_of(municipality))
    try:
        take_official_name(store)
    except BaseException:
        store.close()  # nobody else could have the file
        raise
    return store


def take_official_name(store: Store) -> None:
    """Where the database is the session's municipality's alone. Rows of others stay theirs, and aren't seen.

    Raises StoreUnavailable.
    """
    if not store.session.owns_database or store.session.municipalities is None:
        return
    [own] = store.session.municipalities
    with store.cursor() as cursor:
        named = {name for table in WITH_MUNICIPALITY for name in _names_in(cursor, table)}
    spellings = [name for name in named - {own} if not name or bare(name) == bare(own)]
    if not spellings:
        return
    with store.writing() as cursor:
        for table in WITH_MUNICIPALITY:
            cursor.execute(
                f"update klik.{table} set municipality = $own"
                " where list_contains($spellings, coalesce(municipality, ''))",
                {"own": own, "spellings": spellings},
            )


def _names_in(cursor: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    rows = cursor.execute(f"select distinct municipality from klik.{table}").fetchall()
    return [name or "" for (name,) in rows]
