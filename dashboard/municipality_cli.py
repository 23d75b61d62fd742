"""The command `municipality`: what who runs a service for several does with their lakes, in a terminal."""

import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from dashboard.cli import ALL_LOADED, FAILED, DatabaseOptions
from dashboard.domain.municipalities import bare
from dashboard.domain.problems import Problem, StoreUnavailable
from dashboard.domain.wording import counted, listed
from dashboard.server.safe_logging import describe
from dashboard.store import backup_contents, backup_copies, backups, databases, errors


def add(database: DatabaseOptions) -> int:
    """Make the role, the schema and the tables of a municipality. Returns the exit code."""
    from dashboard.store.lake import lake_municipalities

    lake_municipalities.add(_folder(database), _admin())
    print(f"{database.municipality_name} er oprettet.")
    return ALL_LOADED


def remove(database: DatabaseOptions, is_sure: bool) -> int:
    """Delete all that a municipality has. Returns the exit code."""
    from dashboard.store.lake import lake_municipalities

    if not is_sure:
        print(
            f"Alt, hvad {database.municipality_name} har, slettes for altid: også sikkerhedskopier og "
            "hændelseslog. Skriv kommandoen igen med --yes, hvis det er meningen.",
            file=sys.stderr,
        )
        return FAILED
    if not lake_municipalities.remove(_folder(database), _admin()):
        print("Dens filer på S3 kunne ikke slettes: slet dem under dens præfiks.", file=sys.stderr)
        return FAILED
    print(f"{database.municipality_name} er slettet.")
    return ALL_LOADED


def restore(database: DatabaseOptions, file: str) -> int:
    """Put a backup, or a database that was a file, in place of the data. Returns the exit code."""
    if not Path(file).is_file():
        raise StoreUnavailable(f"{file} findes ikke", "Se efter, om stien er rigtig. Intet er ændret.")
    _refuse_unreadable(Path(file))
    named = database.municipality_name
    named_in_file = backup_contents.municipalities_in(Path(file)) - {""}
    if others := {name for name in named_in_file if bare(name) != bare(named)}:
        raise StoreUnavailable(
            f"Filen har data fra {listed(sorted(others))}, ikke fra {named}",
            "Se efter, om det er den rigtige fil. Intet er ændret.",
        )
    with closing(database.open()) as store:
        backups.restore(store.path, Path(file), store)
    print(f"{database.municipality_name} har nu filens data. De tidligere er en sikkerhedskopi.")
    return ALL_LOADED


def _refuse_unreadable(file: Path) -> None:
    """Raises StoreUnavailable, with what whoever restores can do about it."""
    try:
        backup_copies.rows_of(file, read_all=True)
    except errors.StoreBusy as busy:
        raise StoreUnavailable(
            "Filen er i brug",
            "Stop den tjeneste, der har den åben, og skriv kommandoen igen. Intet er ændret.",
        ) from busy
    except errors.DamagedStore as damaged:
        raise StoreUnavailable(
            "Filen er ikke en hel database fra KLIK-overblik",
            "Se efter, om stien er rigtig, eller tag en anden sikkerhedskopi. Intet er ændret.",
        ) from damaged


def migrate(database: DatabaseOptions) -> int:
    """Bring the tables of one municipality, or of all, up to date. Returns the exit code."""
    from dashboard.store.lake import lake_municipalities

    def bring_up_to_date(folder: Path) -> str:
        steps = lake_municipalities.bring_up_to_date(folder)
        return (
            f"opdateret med {counted(steps, 'trin', 'trin')}" if steps else "tabellerne er allerede opdateret"
        )

    return _each(database, bring_up_to_date)


def maintain(database: DatabaseOptions) -> int:
    """Each night, for one municipality or for all. Returns the exit code."""
    from dashboard.store.lake import lake_municipalities

    def look_after(folder: Path) -> str:
        lake_municipalities.maintain(folder, date.today())
        return "vedligeholdt"

    return _each(database, look_after)


def _each(database: DatabaseOptions, do: Callable[[Path], str]) -> int:
    """One's trouble keeps nobody from the others."""
    _refuse_other_kinds(database)
    named = database.municipality_name
    code = ALL_LOADED
    for name in [named] if named else databases.with_database(database.setting):
        try:
            print(f"{name}: {do(databases.folder_of(database.setting, name))}.")
        except Problem as problem:
            print(f"{name}: {problem.sentence}", file=sys.stderr)
            code = FAILED
        except Exception as fault:
            print(f"{name}: Noget gik galt ({describe(fault)}).", file=sys.stderr)
            code = FAILED
    return code


def _folder(database: DatabaseOptions) -> Path:
    """The municipality's own."""
    _refuse_other_kinds(database)
    return Path(database.path).parent


def _refuse_other_kinds(database: DatabaseOptions) -> None:
    if not databases.is_lake(database.setting):
        raise StoreUnavailable(
            "Kommandoen er for KLIK_DATABASE=lake:",
            "Med folder: laver hver kommune sin database, første gang den vælges. Se docs/drift.md.",
        )


def _admin() -> str:
    """The connection of who may make roles in PostgreSQL, as libpq writes it."""
    from dashboard.store.lake import lake_access

    return lake_access.conninfo(lake_access.ADMIN)
