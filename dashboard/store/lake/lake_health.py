"""Whether lakes can be read and written now, for who watches the server."""

import os
import socket
from pathlib import Path

from dashboard.domain import municipalities
from dashboard.domain.problems import StoreUnavailable
from dashboard.store.databases import LAKE_FILE
from dashboard.store.lake import lake_access, lake_catalogue
from dashboard.store.lake.lake_access import LakeAccess

SECONDS_TO_ANSWER = 3


def is_usable(folder: Path) -> bool:
    """Whether PostgreSQL and the files of the first municipality can be reached; True where there is none.

    `folder`: the one with the municipalities' folders.
    """
    code = next(
        (each for each in municipalities.codes().values() if (folder / each / LAKE_FILE).exists()), None
    )
    if code is None:
        return True
    try:
        access = lake_access.read(folder / code)
        return lake_catalogue.answers(access) and _has_files(access)
    except (StoreUnavailable, OSError):
        return False


def _has_files(access: LakeAccess) -> bool:
    """Its folder may be written, or the S3 service takes a connection."""
    if not access.is_on_s3:
        return os.access(access.data_path, os.R_OK | os.W_OK | os.X_OK)
    with socket.create_connection(access.host_and_port, timeout=SECONDS_TO_ANSWER):
        return True
