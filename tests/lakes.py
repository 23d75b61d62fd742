"""A PostgreSQL and an S3 service of the tests' own, real and on this machine only, and lakes in them."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

import duckdb
import psycopg
import pytest

from dashboard.store.lake import lake_access, lake_municipalities

DATABASE = "klik"
SECONDS_TO_START = 30
IS_REQUIRED = os.environ.get("KLIK_LAKE_TESTS") == "required"
ARE_ASKED = os.environ.get("KLIK_TEST_STORE") == "lake"  # in place of a file and of memory
ABOUT_FILES = pytest.mark.skipif(ARE_ASKED, reason="a lake is no file")
WINDOWS = sys.platform == "win32"


def missing() -> str:
    """What lakes take and this machine lacks; "": nothing."""
    spec = find_spec("duckdb_extension_ducklake")
    folder = Path(spec.submodule_search_locations[0]) / "extensions" if spec else None
    if folder is None or not (folder / f"v{duckdb.__version__}").is_dir():
        return "DuckDB's extension ducklake for this version"
    return "" if WINDOWS or _programs() else "PostgreSQL"


def require() -> None:
    """Skip the test where lakes can't be had; fail where they must."""
    if lacks := missing():
        (pytest.fail if IS_REQUIRED else pytest.skip)(f"lakes take {lacks}")


def _programs() -> Path | None:
    """The folder with initdb and pg_ctl: Debian has them outside the path."""
    if debian := sorted(Path("/usr/lib/postgresql").glob("*/bin")):
        return debian[-1]
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


class Postgres:
    """One cluster in a folder. PostgreSQL refuses to run as root: then it runs as its own user."""

    def __init__(self, folder: Path):
        self.folder, self.port = folder, free_port()
        self.password_file = folder / "password"
        self.data = folder / "data"

    @property
    def catalogue(self) -> str:
        return f"host=127.0.0.1 port={self.port} dbname={DATABASE}"

    @property
    def superuser(self) -> str:
        return f"{self.catalogue} user=postgres password=secret"

    @property
    def admin(self) -> str:
        """Who may make roles and schemas, and no more, as docs/drift.md has it."""
        return f"{self.catalogue} user=klik_admin password=secret"

    def make(self) -> None:
        self.password_file.write_text("secret")
        if os.geteuid() == 0:
            for each in (self.folder, self.password_file):
                shutil.chown(each, "postgres")
        self._run(
            "initdb", f"--pgdata={self.data}", "--username=postgres", "--auth=scram-sha-256",
            f"--pwfile={self.password_file}", "--no-sync", "--encoding=UTF8", "--locale=C",
        )  # fmt: skip
        self.start()
        anywhere = self.superuser.replace(f"dbname={DATABASE}", "dbname=postgres")
        with psycopg.connect(anywhere, autocommit=True) as connection:
            connection.execute(f"create database {DATABASE}")
            connection.execute("create role klik_admin login createrole password 'secret'")
            connection.execute(f"grant create on database {DATABASE} to klik_admin")

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        self._run(
            "pg_ctl",
            "start",
            f"--pgdata={self.data}",
            f"--log={self.folder / 'log'}",
            "--wait",
            "-o",
            options,
        )

    def stop(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "stop", f"--pgdata={self.data}", "--mode=immediate", "--wait")

    def dump(self) -> bytes:
        """All that a backup of the database would hold."""
        return self._run("pg_dump", f"--dbname={self.superuser}")

    def _run(self, program: str, *arguments: str) -> bytes:
        folder = _programs()
        assert folder, "PostgreSQL"
        user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        return subprocess.run(
            [folder / program, *arguments], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd="/", **user,
        ).stdout  # fmt: skip


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Not in a folder of pytest's: those are for nobody but who runs the tests."""
    with tempfile.TemporaryDirectory(prefix="klik-postgres-") as folder:
        cluster = Postgres(Path(folder))
        cluster.make()
        try:
            yield cluster
        finally:
            cluster.stop()


BUCKET = "klik"


class S3:
    """SeaweedFS in a folder: each municipality's key is for its own prefix, one is for all of the bucket."""

    def __init__(self, folder: Path, codes: tuple[str, ...]):
        self.folder, self.codes, self.port = folder, codes, free_port()
        self._process: subprocess.Popen | None = None

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def key_of(self, code: str) -> dict[str, str]:
        """The settings that `municipality add` reads a new one's key from."""
        return {lake_access.KEY_ID: f"key-{code}", lake_access.SECRET: f"secret-{code}"}

    def start(self) -> None:
        self.folder.mkdir(exist_ok=True)
        own = [self._identity(code, f"{BUCKET}/{code}/*") for code in self.codes]
        config = self.folder / "s3.json"
        config.write_text(json.dumps({"identities": [*own, self._identity("all", BUCKET)]}))
        master, volume, filer, s3 = (free_port() for _ in range(4))  # for its own parts to talk to each other
        web = free_port(), free_port(), free_port()
        with (self.folder / "log").open("w") as log:
            self._process = subprocess.Popen(
                [
                    _weed(), "server", f"-dir={self.folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
                    f"-master.port={web[0]}", f"-master.port.grpc={master}",
                    f"-volume.port={web[1]}", f"-volume.port.grpc={volume}",
                    "-filer", f"-filer.port={web[2]}", f"-filer.port.grpc={filer}",
                    "-s3", f"-s3.port={self.port}", f"-s3.port.grpc={s3}", f"-s3.config={config}",
                    "-s3.port.iceberg=0", "-s3.port.lance=0",  # none: two at a time would want the same
                    "-master.volumeSizeLimitMB=64", "-volume.max=20",
                ],
                stdout=subprocess.DEVNULL, stderr=log, cwd=self.folder,
            )  # fmt: skip
        try:
            self._make_bucket(f"127.0.0.1:{web[0]}.{master}")
        except BaseException:
            self.stop()
            raise

    def _identity(self, code: str, prefix: str) -> dict:
        key = self.key_of(code)
        actions = [f"{action}:{prefix}" for action in ("Read", "Write", "List", "Tagging")]
        credentials = {"accessKey": key[lake_access.KEY_ID], "secretKey": key[lake_access.SECRET]}
        return {"name": code, "credentials": [credentials], "actions": actions}

    def _make_bucket(self, master: str) -> None:
        give_up = time.monotonic() + SECONDS_TO_START
        command = [_weed(), "shell", f"-master={master}"]
        while time.monotonic() < give_up:
            with suppress(subprocess.TimeoutExpired):
                done = subprocess.run(
                    command, input=f"s3.bucket.create -name {BUCKET}\ns3.bucket.list\n", text=True,
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=10, cwd=self.folder,
                )  # fmt: skip
                if f"{BUCKET}\t" in done.stdout and _answers(self.port):
                    return
            time.sleep(0.3)
        raise TimeoutError(f"SeaweedFS said: {(self.folder / 'log').read_text()[-2000:]}")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def _weed() -> Path:
    return Path(sys.executable).with_name("weed")


def _answers(port: int) -> bool:
    with socket.socket() as sock:
        return sock.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def settings(cluster: Postgres, data: Path | str, **more: str) -> Iterator[None]:
    """The environment in which lakes lie in that cluster and that folder or bucket."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(lake_access.CATALOGUE, cluster.catalogue)
        patch.setenv(lake_access.DATA, str(data))
        for name, value in more.items():
            patch.setenv(name, value)
        yield


@contextmanager
def municipality(cluster: Postgres, folder: Path) -> Iterator[Path]:
    """Added in a folder named by its code; yields the file that leads to its lake."""
    lake_municipalities.add(folder, cluster.admin)
    try:
        yield lake_access.file_of(folder)
    finally:
        if folder.exists():
            lake_municipalities.remove(folder, cluster.admin)
