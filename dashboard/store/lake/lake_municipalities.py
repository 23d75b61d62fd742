"""A municipality's lake is made, brought up to date, maintained and removed by who runs the dashboard.

By command, never by a server that starts: others may have the lake open.
"""

import secrets
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

from dashboard.store import databases, retention
from dashboard.store import migrate as migrations
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
    access = LakeAccess(folder.name, secrets.token_urlsafe(PASSWORD_BYTES), lake_access.keys_of_new())
    lake_catalogue.add(admin, access)
    try:
        _make_folders(folder, access)
        _take_lacking_steps(access)
        lake_access.write(folder, access)
    except BaseException:
        lake_catalogue.remove(admin, access)
        raise


def _make_folders(folder: Path, access: LakeAccess) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not access.is_on_s3:
            Path(access.data).mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise lake_errors.no_folder() from error


def bring_up_to_date(folder: Path) -> int:
    """Run the migrations that the municipality's tables lack: all or none. Returns how many.

    Raises StoreUnavailable.
    """
    return _take_lacking_steps(lake_access.read(folder))


def _take_lacking_steps(access: LakeAccess) -> int:
    with (
        lake_catalogue.locked(access),
        closing(lake_attachment.opened(access)) as connection,
        lake_errors.translated(),
    ):
        lacking = migrations.lacking_in(connection)
        migrations.run_whole(connection, lacking)
        return len(lacking)


def maintain(folder: Path, today: date) -> None:
    """What is done each night: delete what has expired, merge small files, clean away those of yesterday.

    Raises StoreUnavailable.
    """
    instance = LakeInstance(folder)
    with closing(instance):
        store = Store(instance, shared_figures=databases.shared_figures_beside(folder))
        retention.delete_expired(store, today)
        if instance.retention_failed:
            raise lake_errors.unreachable()
        instance.maintain()


def remove(folder: Path, admin: str) -> None:
    """Delete all that the municipality has, here and in PostgreSQL: its backups and audit log, too.

    Raises StoreUnavailable.
    """
    instance = LakeInstance(folder)
    with closing(instance), instance.rewriting():
        pass  # nothing is put in place of what there is
    lake_catalogue.remove(admin, instance.access)
    try:
        databases.shared_figures_beside(folder).unlink(missing_ok=True)
        if not instance.access.is_on_s3:
            shutil.rmtree(instance.access.data)
        shutil.rmtree(folder)
    except OSError as error:
        raise lake_errors.no_folder() from error
