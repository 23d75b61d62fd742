"""What can go wrong with a lake, in Danish; and the errors of DuckDB and PostgreSQL that mean it."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import errors

# DuckDB has no class for what PostgreSQL says to DuckLake.
CONNECTION_LOST = (
    "server closed the connection",
    "connection to server",
    "terminating connection",
    "no connection to the server",
    "failed to commit ducklake",
)
# A file that was there when the question began, until a deletion by another server.
CLEANED_AWAY = ("no such file", "cannot open file", "could not open file", "http 404")


UNREACHABLE = (
    "Databaseserveren eller datalageret svarer ikke",
    "Det, der var gemt, er der stadig. Var du ved at gemme, så se efter, om det kom med, før du gør det "
    "igen. Vent et øjeblik, og prøv. Bliver det ved, så sig det til dem, der driver KLIK-overblik.",
)


def unreachable() -> StoreUnavailable:
    return StoreUnavailable(*UNREACHABLE)


def busy() -> StoreUnavailable:
    return StoreUnavailable(
        "En anden er ved at gemme i kommunens data", "Intet er ændret. Vent et øjeblik, og prøv igen."
    )


def not_added() -> StoreUnavailable:
    return StoreUnavailable(
        "Kommunen er ikke oprettet i KLIK-overblik",
        "Den, der driver KLIK-overblik, skriver: python -m dashboard municipality add og kommunens kode.",
    )


def unreadable_access() -> StoreUnavailable:
    return StoreUnavailable(
        "Kommunens fil lake.json kan ikke læses",
        "Den, der driver KLIK-overblik, giver tjenesten lov til at læse den, eller lægger den tilbage fra "
        "sikkerhedskopien.",
    )


def missing_setting(name: str) -> StoreUnavailable:
    return StoreUnavailable(
        f"{name} mangler", "Den skal angives, når data ligger i en lake. docs/drift.md viser hvordan."
    )


def wrong_setting(name: str, expected: str) -> StoreUnavailable:
    return StoreUnavailable(f"{name} kan ikke bruges", f"Skriv {expected}. Intet er ændret.")


def moved_data() -> StoreUnavailable:
    return StoreUnavailable(
        "KLIK_LAKE_DATA er en anden, end da kommunen blev oprettet",
        "Ret den tilbage, eller læg filerne dér, hvor de lå. Intet er ændret.",
    )


def unreachable_for_admin() -> StoreUnavailable:
    return StoreUnavailable(
        "PostgreSQL afviser forbindelsen i KLIK_LAKE_ADMIN",
        "Se efter, om serveren kører, og om værtsnavn, port, database, bruger og adgangskode (PGPASSFILE) er "
        "rigtige. Intet er ændret.",
    )


def missing_package(name: str) -> StoreUnavailable:
    return StoreUnavailable(
        f"KLIK_DATABASE=lake: kræver pakken {name}, som ikke er installeret",
        "Skriv: pip install -r requirements-lake.txt (eller for en wheel: klik-overblik[lake]).",
    )


def wrong_duckdb(version: str) -> StoreUnavailable:
    return StoreUnavailable(
        f"KLIK_DATABASE=lake: kan ikke bruges med DuckDB {version}",
        "Udvidelserne findes til en bestemt version. Skriv: pip install -r requirements-lake.txt.",
    )


def outdated() -> StoreUnavailable:
    return StoreUnavailable(
        "Kommunens data er fra en ældre version af KLIK-overblik",
        "Den, der driver KLIK-overblik, opdaterer dem: python -m dashboard municipality migrate.",
    )


def already_added() -> StoreUnavailable:
    return StoreUnavailable(
        "Kommunen er allerede oprettet", "Intet er ændret. Brug municipality remove, hvis den skal væk."
    )


def no_folder() -> StoreUnavailable:
    return StoreUnavailable(
        "Kommunens mappe kan ikke laves eller fjernes",
        "Se efter, om du må skrive i mappen efter lake: og i KLIK_LAKE_DATA, og skriv kommandoen igen.",
    )


def not_expired() -> StoreUnavailable:
    return StoreUnavailable(
        "Det, hvis frist er udløbet, er ikke slettet",
        "Se i loggen, og efter, om der er plads på disken, og om du må skrive i kommunens mappe. Skriv så "
        "kommandoen igen.",
    )


def refused_by_catalogue() -> StoreUnavailable:
    return StoreUnavailable(
        "PostgreSQL afviste kommandoen",
        "Se efter, om brugeren i KLIK_LAKE_ADMIN må lave roller og skemaer i databasen (docs/drift.md), og "
        "om kommunens rolle eller skema findes i forvejen: municipality remove fjerner dem. Skriv så "
        "kommandoen igen.",
    )


def problem_behind(error: duckdb.Error) -> StoreUnavailable | None:
    """The user's problem behind an error of DuckDB; None where the fault is in our own SQL."""
    if isinstance(error, errors.ABOUT_VALUES):
        return None
    if isinstance(error, duckdb.OutOfMemoryException | duckdb.InterruptException):
        return errors.too_heavy()
    text = str(error).lower()
    if any(word in text for word in errors.FULL):
        return errors.full()
    if "data_path" in text and "does not match" in text:
        return moved_data()
    if isinstance(
        error, duckdb.IOException | duckdb.TransactionException | duckdb.ConnectionException
    ) or any(words in text for words in CONNECTION_LOST):
        is_gone = any(word in text for word in CLEANED_AWAY)
        return errors.RewrittenMeanwhile(*UNREACHABLE) if is_gone else unreachable()
    return errors.problem_behind(error)


@contextmanager
def translated() -> Iterator[None]:
    """Errors that a user, or who runs the dashboard, can do something about become a problem in Danish."""
    try:
        yield
    except duckdb.Error as error:
        problem = problem_behind(error)
        if problem is None:
            raise
        raise problem from error
