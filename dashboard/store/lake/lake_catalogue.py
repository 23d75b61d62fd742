"""PostgreSQL beside what DuckLake does with it: the lock of who writes, a municipality's role, clean-up."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from dashboard.domain.problems import StoreUnavailable
from dashboard.store.lake import lake_errors
from dashboard.store.lake.lake_access import LakeAccess

LOCK_SECONDS = 60
VACUUM_SECONDS = 5  # readers wait behind a VACUUM FULL that waits
# Our half of a lock's number, "KLIK" in ASCII; the other half is the municipality's.
LOCKS_OF = 1263225163


@contextmanager
def connected(conninfo: str) -> Iterator[psycopg.Connection]:
    """Each statement is a transaction of its own. Raises StoreUnavailable."""
    try:
        with psycopg.connect(conninfo, autocommit=True) as connection:
            yield connection
    except psycopg.errors.LockNotAvailable as error:
        raise lake_errors.busy() from error
    except psycopg.OperationalError as error:
        raise lake_errors.unreachable() from error


def own(access: LakeAccess) -> AbstractContextManager[psycopg.Connection]:
    """As the municipality's own role, which sees nothing of the others."""
    return connected(make_conninfo(access.catalogue, user=access.name, password=access.password))


@contextmanager
def locked(access: LakeAccess) -> Iterator[psycopg.Connection]:
    """Nobody else holds the municipality's lock, on whichever server. Raises StoreUnavailable.

    PostgreSQL lets go of it when the connection ends, however that happens.
    """
    with own(access) as connection:
        connection.execute(f"set lock_timeout = '{LOCK_SECONDS}s'")
        # A dashboard's server that lost its power doesn't say goodbye to PostgreSQL.
        connection.execute("set tcp_keepalives_idle = 30")
        connection.execute("set tcp_keepalives_interval = 10")
        connection.execute("set tcp_keepalives_count = 3")
        connection.execute("select pg_advisory_lock(%s, %s)", (LOCKS_OF, int(access.code)))
        yield connection


def is_alive(connection: psycopg.Connection) -> bool:
    """Whether it still holds what it locked."""
    with suppress(psycopg.OperationalError):
        connection.execute("select 1")
        return True
    return False


def add(admin: str, access: LakeAccess) -> None:
    """Make the municipality's role and schema. `admin`: who may do so. Raises StoreUnavailable."""
    role = sql.Identifier(access.name)
    with _as_admin(admin) as connection, connection.transaction():
        # Not as it is typed: PostgreSQL's log may have each statement.
        secret = connection.pgconn.encrypt_password(
            access.password.encode(), access.name.encode(), b"scram-sha-256"
        ).decode()
        connection.execute(
            sql.SQL("create role {} login password {} connection limit 50").format(role, secret)
        )
        connection.execute(sql.SQL("grant {} to current_user").format(role))
        connection.execute(sql.SQL("create schema {} authorization {}").format(role, role))


def refuse_who_makes_no_roles(admin: str) -> None:
    """Raises StoreUnavailable: PostgreSQL doesn't let `admin` in, or it could drop no role."""
    with _as_admin(admin) as connection:
        rows = connection.execute(
            "select from pg_roles where rolname = current_user and (rolcreaterole or rolsuper)"
        ).fetchall()
    if not rows:
        raise lake_errors.refused_by_catalogue()


def remove(admin: str, access: LakeAccess) -> None:
    """Drop all that the municipality has in PostgreSQL, as far as it is there. Raises StoreUnavailable."""
    role = sql.Identifier(access.name)
    with _as_admin(admin) as connection:
        if not connection.execute("select from pg_roles where rolname = %s", (access.name,)).fetchall():
            return
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = %s", (access.name,)
        )
        with connection.transaction():
            connection.execute(sql.SQL("drop schema if exists {} cascade").format(role))
            connection.execute(sql.SQL("drop owned by {}").format(role))
            connection.execute(sql.SQL("drop role {}").format(role))


@contextmanager
def _as_admin(admin: str) -> Iterator[psycopg.Connection]:
    try:
        with connected(admin) as connection:
            yield connection
    except StoreUnavailable as error:
        raise lake_errors.unreachable_for_admin() from error
    except psycopg.Error as error:
        raise lake_errors.refused_by_catalogue() from error


def keep_no_statistics(access: LakeAccess) -> None:
    """Of texts: PostgreSQL would keep the commonest where the municipality can't delete them."""
    with own(access) as connection:
        columns = connection.execute(
            "select table_name, column_name from information_schema.columns"
            " where table_schema = %s and data_type in ('character varying', 'text')",
            (access.name,),
        ).fetchall()
        for table, column in columns:
            connection.execute(
                sql.SQL("alter table {} alter column {} set statistics 0").format(
                    sql.Identifier(access.name, table), sql.Identifier(column)
                )
            )


def vacuum(access: LakeAccess) -> None:
    """Write the catalogue's tables anew: deleted rows hold the least and greatest value of each column.

    Raises StoreUnavailable.
    """
    with own(access) as connection:
        connection.execute(f"set lock_timeout = '{VACUUM_SECONDS}s'")
        tables = connection.execute(
            "select tablename from pg_tables where schemaname = %s order by tablename", (access.name,)
        ).fetchall()
        for (table,) in tables:
            connection.execute(sql.SQL("vacuum (full) {}").format(sql.Identifier(access.name, table)))


def answers(access: LakeAccess) -> bool:
    """Whether PostgreSQL lets the municipality in now."""
    with suppress(StoreUnavailable), own(access) as connection:
        connection.execute("select 1")
        return True
    return False
