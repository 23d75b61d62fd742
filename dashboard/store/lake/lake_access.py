"""How a municipality's lake is reached: the settings of all, and a file with its own password and keys.

The file lies in the municipality's folder, beside its backups; `municipality add` writes it.
"""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from dashboard.store import files
from dashboard.store.databases import LAKE_FILE
from dashboard.store.lake import lake_errors

CATALOGUE, DATA, ENDPOINT, REGION = (
    "KLIK_LAKE_CATALOGUE",
    "KLIK_LAKE_DATA",
    "KLIK_LAKE_S3_ENDPOINT",
    "KLIK_LAKE_S3_REGION",
)
S3 = "s3://"
# In seconds, the last one in milliseconds. Else a network that drops what is sent stops a page for minutes.
WAITS = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
ASIDE = "rewriting"  # in the municipality's folder: what is on its way
KEY_ID, SECRET = "KLIK_LAKE_S3_KEY_ID", "KLIK_LAKE_S3_SECRET"
"""Of a new municipality: read by `municipality add` only."""
ADMIN = "KLIK_LAKE_ADMIN"  # read by `municipality add` and `remove`


@dataclass(frozen=True)
class S3Keys:
    key_id: str = ""
    secret: str = field(default="", repr=False)


@dataclass(frozen=True)
class LakeAccess:
    """Of one municipality. Raises StoreUnavailable where a setting is missing."""

    code: str  # of the municipality, such as 0450
    password: str = field(repr=False)
    s3: S3Keys = S3Keys()

    @property
    def name(self) -> str:
        """Of its role and its schema in PostgreSQL."""
        return f"klik_{self.code}"

    @property
    def catalogue(self) -> str:
        """Where PostgreSQL is, as libpq writes it; without the role and its password."""
        return conninfo(CATALOGUE)

    @property
    def data_path(self) -> str:
        """The folder or prefix of its Parquet files; ends with a slash."""
        path_of_all = _setting(DATA)
        if not path_of_all.startswith(S3) and not Path(path_of_all).is_absolute():
            raise lake_errors.wrong_setting(DATA, "en hel sti, fx /mnt/klik, eller s3:// og en bucket")
        return f"{path_of_all.rstrip('/')}/{self.code}/"

    @property
    def is_on_s3(self) -> bool:
        return self.data_path.startswith(S3)

    @property
    def endpoint(self) -> str:
        """Host and port of the S3 service."""
        return self._service.netloc

    @property
    def host_and_port(self) -> tuple[str, int]:
        """Of the S3 service, for a connection."""
        service = self._service
        return service.hostname or "", service.port or (443 if self.uses_tls else 80)

    @property
    def uses_tls(self) -> bool:
        return self._service.scheme == "https"

    @property
    def _service(self) -> SplitResult:
        service = urlsplit(_setting(ENDPOINT))
        if service.scheme not in ("http", "https") or not service.hostname or not _has_valid_port(service):
            raise lake_errors.wrong_setting(ENDPOINT, "en adresse, fx https://s3.kommune.dk:9000")
        return service

    @property
    def region(self) -> str:
        return os.environ.get(REGION, "").strip() or "us-east-1"


def _has_valid_port(address: SplitResult) -> bool:
    try:
        return address.port != 0
    except ValueError:
        return False


def file_of(folder: Path) -> Path:
    """In the municipality's folder."""
    return folder / LAKE_FILE


def read(folder: Path) -> LakeAccess:
    """Raises StoreUnavailable: the municipality was not added, or its file can't be read."""
    try:
        given = json.loads(file_of(folder).read_text(encoding="utf-8"))
        texts = given["password"], given["s3"]["key_id"], given["s3"]["secret"]
        if not all(isinstance(text, str) and text.isprintable() for text in texts):
            raise ValueError("no text")
    except FileNotFoundError as error:
        raise lake_errors.not_added() from error
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise lake_errors.unreadable_access() from error
    password, key_id, secret = texts
    return LakeAccess(folder.name, password, S3Keys(key_id, secret))


def write(folder: Path, access: LakeAccess) -> None:
    """Only its owner may read it."""
    content = {"password": access.password, "s3": {"key_id": access.s3.key_id, "secret": access.s3.secret}}
    unfinished = folder / f"{LAKE_FILE}.tmp"
    unfinished.touch(mode=0o600)
    unfinished.write_text(json.dumps(content), encoding="utf-8")
    files.replace(unfinished, file_of(folder))


def keys_of_new() -> S3Keys:
    """Of the municipality that is added now. Raises StoreUnavailable: S3 is used, and they are missing."""
    if not _setting(DATA).startswith(S3):
        return S3Keys()
    return S3Keys(_setting(KEY_ID), _setting(SECRET))


def conninfo(name: str) -> str:
    """A connection to PostgreSQL that a setting gives, as libpq writes it. Raises StoreUnavailable."""
    given = _setting(name)
    try:
        parameters: dict[str, Any] = {**WAITS, **conninfo_to_dict(given)}
        return make_conninfo(**parameters)
    except psycopg.ProgrammingError as error:
        raise lake_errors.wrong_setting(name, 'som "host=db.kommune.dk dbname=klik"') from error


def check_settings() -> None:
    """Raises StoreUnavailable where one is missing or can't be used: before anything is made."""
    access = LakeAccess("", "")
    # Reading one checks it.
    _ = access.catalogue, access.data_path, access.is_on_s3 and access.endpoint


def _setting(name: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise lake_errors.missing_setting(name)
    return value
