"""A municipality's lake is made, brought up to date, maintained and removed by who runs the dashboard.

By command, never by a server that starts: others may have the lake open.
"""

import secrets
import shutil
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from dashboard.domain.problems import StoreUnavailable
from dashboard.store import databases, migrate, retention, sharing
from dashboard.store.connection import Store
from dashboard.store.lake import lake_access, lake_attachment, lake_catalogue, lake_errors
from dashboard.store.lake.lake_access import LakeAccess
from dashboard.store.lake.lake_instance import LakeInstance

PASSWORD_BYTES = 32


def add(folder: Path, admin: str) -> None:
    """Make the role, the schema and the tables of the municipality whose folder it is: named by its code.

    admin: the connection, as libpq writes it, of who may make roles. Raises StoreUnavailable.
    """
    if lake_access.file_of(folder).exists():
        raise lake_errors.already_added()
    lake_access.check_settings()
    access = LakeAccess(folder.name, secrets.token_urlsafe(PASSWORD_BYTES), lake_access.keys_of_new())
    lake_catalogue.add(admin, access)
    try:
        _make_folders(folder, access)
        _take_lacking_steps(folder, access)
        lake_access.write(folder, access)
    except BaseException:
        lake_catalogue.remove(admin, access)
        raise


def _make_folders(folder: Path, access: LakeAccess) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not access.is_on_s3:
            Path(access.data_path).mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise lake_errors.no_folder() from error


def bring_up_to_date(folder: Path) -> int:
    """Run the migrations that the municipality's tables lack: all or none. Returns how many.

    Raises StoreUnavailable.
    """
    return _take_lacking_steps(folder, lake_access.read(folder))


def _take_lacking_steps(folder: Path, access: LakeAccess) -> int:
    with (
        lake_catalogue.locked(access),
        closing(lake_attachment.opened(access, folder / lake_access.ASIDE)) as connection,
        lake_errors.translated(),
    ):
        lacking = migrate.lacking_in(connection)
        migrate.run_whole(connection, lacking)
    lake_catalogue.keep_no_statistics(access)
    return len(lacking)


def maintain(folder: Path, today: date) -> None:
    """What is done each night: delete what has expired, merge small files, clean away those of yesterday.

    Raises StoreUnavailable.
    """
    instance = LakeInstance(folder)
    with closing(instance):
        store = Store(instance, shared_figures=databases.shared_figures_beside(folder))
        retention.delete_expired(store, today)
        instance.maintain()
        if instance.retention_failed:
            raise lake_errors.not_expired()


def remove(folder: Path, admin: str) -> bool:
    """Delete all that the municipality has, here and in PostgreSQL: its backups and audit log, too.

    As far as it is there: also what is left of one whose catalogue or files are lost. False: its files on S3
    could not be deleted. Raises StoreUnavailable.
    """
    lake_access.check_settings()
    lake_catalogue.refuse_who_makes_no_roles(admin)  # before anything is deleted
    access, is_emptied = LakeAccess(folder.name, ""), False
    try:
        sharing.remove(databases.shared_figures_beside(folder))
        with suppress(StoreUnavailable):  # of what is lost
            access = lake_access.read(folder)
            is_emptied = _empty(folder)
        lake_catalogue.remove(admin, access)
        if not access.is_on_s3:
            _remove_folder(Path(access.data_path))
        _remove_folder(folder)
    except OSError as error:
        raise lake_errors.no_folder() from error
    return is_emptied or not access.is_on_s3


def _empty(folder: Path) -> bool:
    """Whether no file is left in the lake."""
    instance = LakeInstance(folder)
    with closing(instance):
        with instance.rewriting():
            pass  # nothing is put in place of what there is
        return not instance.is_erasure_pending


def _remove_folder(folder: Path) -> None:
    """What leads to the lake last, so that the command can be given again where this fails."""
    if folder.exists():
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name == databases.LAKE_FILE):
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        folder.unlink() if folder.is_symlink() else folder.rmdir()
