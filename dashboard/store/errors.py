"""DuckDB's errors about a file as problems in Danish. One exception has many causes: its text tells which."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb

from dashboard.domain.problems import StoreUnavailable
from dashboard.domain.wording import listed

BUSY = ("could not set lock", "conflicting lock", "used by another process", "file handle conflict")
# The file was replaced by another and we were killed: DuckDB calls the log that of "a newer version".
FOREIGN_LOG = ("does not match the database file",)
NEWER = ("database file with version number", "storage version", "newer version")
DENIED = ("permission denied", "access is denied", "read-only file system")
FOREIGN = ("not a valid duckdb database",)
DAMAGED = ("corrupt", "checksum")
FULL = ("no space left", "file too large", "could not write", "not enough space", "disk quota")

# Their texts may quote a value, and a value may hold any of the words above.
ABOUT_VALUES = (duckdb.ConversionException, duckdb.OutOfRangeException, duckdb.ParserException)


class StoreBusy(StoreUnavailable):
    """Another process holds the file. `handover.send` reaches it."""

    def __init__(self) -> None:
        super().__init__(
            "Databasen er i brug af et andet program",
            "Kun ét program ad gangen kan skrive i databasen. Luk det andet, og prøv igen.",
        )


class RewrittenMeanwhile(StoreUnavailable):
    """Another process wrote anew what the question read: asked again, it reads what there is now."""


class ReplacedFile(StoreUnavailable):
    """Another file has the name of the one that we have open."""

    def __init__(self, is_rescued: bool) -> None:
        rescue = (
            "Alt, hvad der stod i den tidligere fil, ligger nu som den nyeste sikkerhedskopi på siden Data."
            if is_rescued
            else "Der kunne ikke laves en sikkerhedskopi af den tidligere fil. Skaf plads på disken, og prøv "
            "igen, før KLIK-overblik lukkes."
        )
        super().__init__(
            "Databasefilen er skiftet ud, mens KLIK-overblik kørte",
            "Det, du ville gemme, står ikke i den nye fil. Et andet program har lagt den der, fx et, der "
            f"synkroniserer mappen. {rescue}",
        )


def newer() -> StoreUnavailable:
    return StoreUnavailable(
        "Databasen er lavet af en nyere version af KLIK-overblik",
        "Opdatér KLIK-overblik, og åbn igen. Databasen er ikke ændret.",
    )


def denied() -> StoreUnavailable:
    return StoreUnavailable(
        "Der er ikke adgang til databasens mappe",
        "Giv programmet lov til at læse og skrive i mappen, eller vælg en anden med KLIK_DATABASE.",
    )


def folder() -> StoreUnavailable:
    return StoreUnavailable(
        "Databasens sti er en mappe",
        "Der skal stå navnet på en fil, fx klik.duckdb i mappen, eller folder:STI, hvis hver kommune skal "
        "have sin egen database i mappen. Ret --database eller KLIK_DATABASE.",
    )


def no_folder(prefix: str) -> StoreUnavailable:
    return StoreUnavailable(
        f"Efter »{prefix}« står der ingen mappe",
        f"Skriv mappens sti, fx {prefix}/srv/klik. Ret --database eller KLIK_DATABASE.",
    )


def stopping() -> StoreUnavailable:
    return StoreUnavailable(
        "KLIK-overblik er ved at lukke ned",
        "Vent et øjeblik, og genindlæs siden (F5).",
    )


def full() -> StoreUnavailable:
    return StoreUnavailable(
        "Der kunne ikke skrives i databasen",
        "Intet er gemt, og intet af det gamle er tabt. Skaf plads på disken, og prøv igen.",
    )


class DamagedStore(StoreUnavailable):
    """The file can't be read. Whoever shows it asks backups.newest for one that can."""

    what = "Databasen er beskadiget og kan ikke åbnes"
    without_backup = "Der er ingen brugbar sikkerhedskopi. Flyt filen, og start igen med en tom database."

    def __init__(self) -> None:
        super().__init__(self.what, f"Filen er ikke ændret. {self.without_backup}")


class ForeignFile(DamagedStore):
    """No DuckDB file, or one with others' tables: most likely the wrong name."""

    what = "Filen er ikke en database fra KLIK-overblik"
    without_backup = "Ret --database eller KLIK_DATABASE, eller flyt filen, og start med en tom database."


def with_backup(name: str) -> StoreUnavailable:
    """A file that doesn't look like ours, but has a backup, was ours: its beginning is destroyed."""
    return StoreUnavailable(
        DamagedStore.what,
        f"Filen er ikke ændret. Den nyeste brugbare sikkerhedskopi, {name}, kan hentes tilbage.",
    )


def gone() -> StoreUnavailable:
    return StoreUnavailable(
        "Eksporten findes ikke længere",
        "Den er slettet i mellemtiden. Indlæs siden igen (F5).",
    )


def shared_store() -> StoreUnavailable:
    return StoreUnavailable(
        "Databasen deles med andre kommuner",
        "Det kan kun den, der driver KLIK-overblik, slette. Slet jeres egne eksporter én for én.",
    )


def other_municipality(others: Iterable[str], own: Iterable[str]) -> StoreUnavailable:
    """`others`, `own`: names of municipalities; "" is one that the file doesn't name."""
    whose = listed(sorted(others)) or "en kommune, der ikke er nævnt"
    return StoreUnavailable(
        f"Filen har opgaver fra {whose}, og I arbejder kun med {listed(sorted(own))}",
        "Der er ikke gemt noget. Eksportér kun jeres egen kommunes opgaver fra KLIK.",
    )


def undeletable_backup() -> StoreUnavailable:
    return StoreUnavailable(
        "Sletningen blev ikke færdig",
        "En sikkerhedskopi kunne ikke slettes. Luk programmer, der har den åben, og slet igen.",
    )


def too_heavy() -> StoreUnavailable:
    return StoreUnavailable(
        "Forespørgslen kræver mere tid eller hukommelse, end der er sat af",
        "Vælg færre opgaver i filteret, og prøv igen.",
    )


def is_busy(error: duckdb.Error) -> bool:
    return any(word in str(error).lower() for word in BUSY)


def problem_behind(error: duckdb.Error) -> StoreUnavailable | None:
    """The user's problem behind an error of DuckDB; None where the fault is in our own SQL."""
    if isinstance(error, ABOUT_VALUES):
        return None
    text = str(error).lower()
    for words, problem in (
        (BUSY, StoreBusy),
        (FOREIGN_LOG, DamagedStore),
        (NEWER, newer),
        (DENIED, denied),
        (FOREIGN, ForeignFile),
        (DAMAGED, DamagedStore),
        (FULL, full),
    ):
        if any(word in text for word in words):
            return problem()
    if isinstance(error, duckdb.OutOfMemoryException | duckdb.InterruptException):
        return too_heavy()
    if isinstance(error, duckdb.IOException | duckdb.SerializationException | duckdb.FatalException):
        return DamagedStore()
    return None


@contextmanager
def translated() -> Iterator[None]:
    """Errors of DuckDB that a user can do something about become a problem in Danish."""
    try:
        yield
    except duckdb.Error as error:
        problem = problem_behind(error)
        if problem is None:
            raise
        raise problem from error


@contextmanager
def of_the_system_translated() -> Iterator[None]:
    """What the system refuses becomes a problem in Danish."""
    try:
        yield
    except PermissionError as error:
        raise denied() from error
    except OSError as error:
        raise full() from error
