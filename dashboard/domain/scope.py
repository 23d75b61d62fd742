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

    @classmethod
    def of(cls, municipality: str, who: str = "") -> "Session":
        """Of one municipality, in a database of its own."""
        return cls(who, (municipality,), owns_database=True)


EVERYONE = Session()
