"""DuckDB with a municipality's lake attached as `klik`, and the doors shut behind it."""

from importlib.util import find_spec
from pathlib import Path

import duckdb

from dashboard.store import files
from dashboard.store.instance import harden
from dashboard.store.lake import lake_errors
from dashboard.store.lake.lake_access import LakeAccess

# In this order: the second builds on the first. They come as wheels, signed by DuckDB; none is fetched.
EXTENSIONS = ("postgres_scanner", "ducklake", "httpfs")


def opened(access: LakeAccess, aside: Path) -> duckdb.DuckDBPyConnection:
    """May read and write the municipality's files and what is in `aside`. Raises StoreUnavailable."""
    connection = files.unhardened()
    try:
        with lake_errors.translated():
            _load_extensions(connection)
            _attach(connection, access)
        _shut(connection, access, aside)
    except BaseException:
        connection.close()
        raise
    return connection


def _shut(connection: duckdb.DuckDBPyConnection, access: LakeAccess, aside: Path) -> None:
    own = ", ".join(files.literal(folder) for folder in (access.data_path, f"{aside}/"))
    connection.execute(f"set global allowed_directories = [{own}]")
    # One: a question mostly waits for PostgreSQL, and a second thread of DuckDB's would spin meanwhile.
    harden(connection, threads="1")


def _load_extensions(connection: duckdb.DuckDBPyConnection) -> None:
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
        connection.execute(f"set global {setting} = false")
    for name in EXTENSIONS:
        connection.execute(f"load {files.literal(str(_extension(name)))}")


def _extension(name: str) -> Path:
    package = f"duckdb_extension_{name}"
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise lake_errors.missing_package(package.replace("_", "-"))
    folder = Path(spec.submodule_search_locations[0])
    file = folder / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
    if not file.is_file():
        raise lake_errors.wrong_duckdb(duckdb.__version__)
    return file


def _attach(connection: duckdb.DuckDBPyConnection, access: LakeAccess) -> None:
    """Passwords stand in DuckDB's secrets, which it shows to nobody."""
    _make_secret(connection, "catalogue", type="postgres", user=access.name, password=access.password)
    if access.is_on_s3:
        _add_keys(connection, access)
    connection.execute(
        f"""
        create secret lake (
            type ducklake,
            metadata_path {files.literal(access.catalogue)},
            metadata_schema {files.literal(access.name)},
            metadata_parameters map {{'type': 'postgres', 'secret': 'catalogue'}},
            data_path {files.literal(access.data_path)}
        )
        """
    )
    # Idle stores are closed by us; a thread that closes PostgreSQL's connections meanwhile is one risk more.
    connection.execute("set global pg_pool_enable_reaper_thread = false")
    # Inlined rows would stand in PostgreSQL and its log; and readers fail while they are moved out.
    connection.execute("attach 'ducklake:lake' as klik (data_inlining_row_limit 0)")


def _add_keys(connection: duckdb.DuckDBPyConnection, access: LakeAccess) -> None:
    _make_secret(
        connection,
        "files",
        type="s3",
        key_id=access.s3.key_id,
        secret=access.s3.secret,
        endpoint=access.endpoint,
        region=access.region,
        url_style="path",
        use_ssl=str(access.uses_tls).lower(),
        scope=access.data_path,
    )


def _make_secret(connection: duckdb.DuckDBPyConnection, name: str, **values: str) -> None:
    """DuckDB takes no parameters here."""
    listed = ", ".join(f"{key} {files.literal(value)}" for key, value in values.items())
    connection.execute(f"create secret {name} ({listed})")
