"""Which file holds whose data: one file for all that is loaded, or one for each municipality in a folder.

KLIK_DATABASE names it: the path of a file, `:memory:`, or `folder:` and the path of a folder. There, each
municipality has a folder of its own, named by its code, with its database, backups and hand-over. `lake:` and
a folder: each database is a lake, and in the municipality's folder lies the file that leads to it.
"""

import os
from pathlib import Path

import platformdirs

from dashboard.domain import municipalities
from dashboard.domain.problems import NoMunicipality, SharedDatabase
from dashboard.store import errors
from dashboard.store.files import MEMORY, own_path

LAKE_PREFIX = "lake:"
PREFIXES = ("folder:", LAKE_PREFIX)
FILE, LAKE_FILE = "klik.duckdb", "lake.json"
SHARED_FIGURES = "kommuner"
"""The folder, beside those of the municipalities, of the figures that they let each other see."""


def configured() -> str:
    """What KLIK_DATABASE says, else a file in the user's own data folder. A link leads to its file."""
    own = Path(platformdirs.user_data_dir("KLIK-overblik", appauthor=False)) / FILE
    return resolved(os.environ.get("KLIK_DATABASE") or str(own))


def resolved(database: str) -> str:
    """The same, with the path of the file or folder itself. Raises StoreUnavailable: no folder is named."""
    if not is_folder(database):
        return own_path(database)
    prefix, _, folder = database.partition(":")
    if folder.strip() in ("", MEMORY):
        raise errors.no_folder(f"{prefix.lower()}:")
    return f"{prefix.lower()}:{own_path(Path(folder.strip()).expanduser())}"


def is_folder(database: str) -> bool:
    """Whether each municipality has a database of its own, in a folder of its own."""
    return database.lower().startswith(PREFIXES)


def is_lake(database: str) -> bool:
    """Whether these databases are lakes."""
    return database.startswith(LAKE_PREFIX)


def path_of(database: str, municipality: str = "") -> str:
    """The file that holds the municipality's data, or leads to them. `municipality`: its official name.

    Raises NoMunicipality: each has a file, and none is said; SharedDatabase: there is one, and one is said.
    """
    if is_folder(database):
        if not municipality:
            raise NoMunicipality
        return own_path(_folder(database) / municipalities.codes()[municipality] / _file(database))
    if municipality:
        raise SharedDatabase
    return database


def with_database(database: str) -> list[str]:
    """The municipalities that have a file in the folder, in Danish order.

    Raises StoreUnavailable: the folder can't be read.
    """
    folder = _folder(database)
    try:
        # One that may not be looked into keeps nobody from the others; its own session is told.
        may_enter = [entry for entry in folder.iterdir() if os.access(entry, os.X_OK)]
        has_file = {entry.name for entry in may_enter if (entry / _file(database)).is_file()}
    except FileNotFoundError:
        return []
    except OSError as error:
        raise errors.denied() from error
    codes = municipalities.codes()
    return [name for name in municipalities.names() if codes[name] in has_file]


def folder_of(database: str, municipality: str = "") -> Path:
    """Where the data lie, and what belongs to them: the municipality's own folder, "": that of all.

    Raises ValueError: in memory they lie nowhere.
    """
    if database == MEMORY:
        raise ValueError(database)
    if municipality or not is_folder(database):
        return Path(path_of(database, municipality)).parent
    return _folder(database)


def shared_figures_of(database: str, municipality: str) -> Path | None:
    """The file of the figures that the municipality shares; None: nobody else has a database beside it."""
    if not municipality or not is_folder(database):
        return None
    return shared_figures_beside(folder_of(database, municipality))


def shared_figures_beside(folder: Path) -> Path:
    """`folder`: the municipality's own."""
    return folder.parent / SHARED_FIGURES / f"{folder.name}.json"


def _folder(database: str) -> Path:
    return Path(database.partition(":")[2])


def _file(database: str) -> str:
    return LAKE_FILE if is_lake(database) else FILE
