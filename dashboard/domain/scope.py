"""Whose data a session may see. A scope is no filter: a filter narrows what is shown inside it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Session:
    """Who is asking, and for which municipalities.

    The store applies the scope below every query: queries/macros/exports/in_scope.sql.
    """

    who: str = ""
    municipalities: tuple[str, ...] | None = None  # None: all that the store holds
    owns_database: bool = False  # nobody else's data are in it: all of it may be deleted and restored


EVERYONE = Session()


def session_of(municipality: str) -> Session:
    """What is seen of a database that is the municipality's alone; "": of one for all, all that it holds."""
    return Session(municipalities=(municipality,), owns_database=True) if municipality else EVERYONE
