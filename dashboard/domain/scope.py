"""Whose data a session may see and change. A scope is no filter: a filter narrows what is shown inside it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from dashboard.domain.acts import Act
from dashboard.domain.problems import NotAllowed


class AccessLevel(IntEnum):
    """What a login gives: each level may do what those below it may."""

    READER = 1  # sees, and fetches reports
    PROGRAMME_MANAGER = 2  # loads exports, writes in the programmappe, deletes an export
    ADMINISTRATOR = 3  # restores a backup, deletes everything, sees who did what


LEVEL_IN_DANISH = {
    AccessLevel.READER: "læser",
    AccessLevel.PROGRAMME_MANAGER: "programleder",
    AccessLevel.ADMINISTRATOR: "administrator",
}


def _nowhere(act: Act, what: str) -> None:
    """Where nobody is logged in, nothing is recorded."""


@dataclass(frozen=True)
class Session:
    """Who is asking, for which municipalities, and what they may do.

    The store applies the scope below every query: queries/macros/exports/in_scope.sql.
    """

    who: str = ""  # under what name the session writes, whatever a page says; "": as the page says
    municipalities: tuple[str, ...] | None = None  # None: all that the store holds
    owns_database: bool = False  # nobody else's data are in it: all of it may be deleted and restored
    level: AccessLevel = AccessLevel.ADMINISTRATOR
    record: Callable[[Act, str], None] = _nowhere  # in the audit log: the act, and of what

    def refuse_below(self, level: AccessLevel) -> None:
        """Raises NotAllowed where the session's level is a lower one."""
        if self.level < level:
            raise NotAllowed(LEVEL_IN_DANISH[self.level], LEVEL_IN_DANISH[level])


EVERYONE = Session()


def session_of(municipality: str) -> Session:
    """What is seen of a database that is the municipality's alone; "": of one for all, all that it holds."""
    return Session(municipalities=(municipality,), owns_database=True) if municipality else EVERYONE
