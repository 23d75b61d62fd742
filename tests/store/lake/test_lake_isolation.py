"""From one municipality's lake another's catalogue and files are refused, whatever SQL is run."""

from pathlib import Path

import duckdb
import psycopg
import pytest

from dashboard.store.connection import Store
from dashboard.store.lake import lake_access
from tests import lakes
from tests.store.lake.canary import exports_of, load

ODENSE = "Odense Kommune"


def test_the_others_catalogue_is_refused(lake: Store, other_lake: Store):
    load(other_lake, municipality=ODENSE)
    access = lake.instance.access
    theirs = other_lake.instance.access.name
    statements = [
        f"from postgres_query('__ducklake_metadata_klik', 'select * from {theirs}.ducklake_snapshot')",
        f"from postgres_scan('{access.catalogue}', '{theirs}', 'ducklake_snapshot')",
        f"from __ducklake_metadata_klik.{theirs}.ducklake_snapshot",
        f"attach 'ducklake:postgres:{access.catalogue}' as other (metadata_schema '{theirs}')",
        f"attach '{access.catalogue}' as other (type postgres, schema '{theirs}')",
    ]
    refuse_all(lake, statements)
    with pytest.raises(psycopg.errors.InsufficientPrivilege), as_role(access) as connection:
        connection.execute(f"select * from {theirs}.ducklake_snapshot")


def test_the_others_files_are_refused(lake: Store, other_lake: Store):
    load(other_lake, municipality=ODENSE)
    own, data = lake.instance.access.data_path, Path(other_lake.instance.access.data_path)
    [parquet] = data.rglob("task/*.parquet")
    refuse_all(
        lake,
        [
            f"from read_parquet('{parquet}')",
            f"from glob('{data}/**')",
            f"from read_blob('{own}../0461/main/task/*')",
            f"from read_blob('{own}/../0461/main/task/{parquet.name}')",
            f"copy (select 1) to '{data}/x.parquet'",
            f"from read_text('{other_lake.path.replace('klik.duckdb', 'lake.json')}')",
        ],
    )


def test_the_others_bucket_is_refused(s3_lakes: tuple[Store, Store]):
    own, other = s3_lakes
    load(other, municipality=ODENSE)
    data = other.instance.access.data_path
    with other.cursor() as cursor:
        files = [file for (file,) in cursor.execute(f"from glob('{data}**')").fetchall()]
        [parquet] = [file for file in files if "/task/" in file]
    refuse_all(own, [f"from read_parquet('{parquet}')", f"from glob('{data}**')"])
    assert exports_of(own) == 0 and exports_of(other) == 1


def test_the_services_key_is_refused_too(s3_lakes: tuple[Store, Store], s3: lakes.S3):
    """Where one key is for the whole bucket, DuckDB itself refuses all but the municipality's own prefix."""
    own, other = s3_lakes
    load(other, municipality=ODENSE)
    keys = s3.key_of("all")
    access = own.instance.access
    widened = lake_access.LakeAccess(
        access.code,
        access.password,
        lake_access.S3Keys(keys[lake_access.KEY_ID], keys[lake_access.SECRET]),
    )
    own.instance.release()
    lake_access.write(Path(own.path).parent, widened)
    load(own)
    refuse_all(own, [f"from glob('{other.instance.access.data_path}**')"])


def refuse_all(store: Store, statements: list[str]) -> None:
    for statement in statements:
        try:
            with store.instance._opened().cursor() as cursor:
                rows = cursor.execute(statement).fetchall()
        except duckdb.Error:
            continue
        # An S3 service may answer a list that is not allowed with an empty one.
        assert rows == [] and statement.startswith("from glob('s3:"), statement


def as_role(access: lake_access.LakeAccess) -> psycopg.Connection:
    return psycopg.connect(access.catalogue, user=access.name, password=access.password)
