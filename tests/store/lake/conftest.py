"""Lakes of two municipalities on disk, and one on S3."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from dashboard.domain.scope import session_of
from dashboard.store.connection import Store, open_store
from tests import lakes

NYBORG, ODENSE = "0450", "0461"


@pytest.fixture
def municipality(lake_server: lakes.Postgres, tmp_path: Path) -> Iterator[Path]:
    """The file that leads to Nyborg's lake."""
    with lakes.municipality(lake_server, tmp_path / NYBORG) as file:
        yield file


@pytest.fixture
def lake(municipality: Path) -> Iterator[Store]:
    with closing(open_store(municipality)) as store:
        yield store.for_session(session_of("Nyborg Kommune"))


@pytest.fixture
def other_lake(lake_server: lakes.Postgres, tmp_path: Path) -> Iterator[Store]:
    """Odense's."""
    with (
        lakes.municipality(lake_server, tmp_path / ODENSE) as file,
        closing(open_store(file)) as store,
    ):
        yield store.for_session(session_of("Odense Kommune"))


@pytest.fixture(scope="session")
def s3(lake_server: lakes.Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[lakes.S3]:
    server = lakes.S3(tmp_path_factory.mktemp("s3"), (NYBORG, ODENSE))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def s3_lakes(s3: lakes.S3, lake_server: lakes.Postgres, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Nyborg's and Odense's, each with its own key."""
    bucket = f"s3://{lakes.BUCKET}"
    with lakes.settings(lake_server, bucket, KLIK_LAKE_S3_ENDPOINT=s3.endpoint), ExitStack() as stack:
        stores = []
        for code, name in ((NYBORG, "Nyborg Kommune"), (ODENSE, "Odense Kommune")):
            with lakes.settings(lake_server, bucket, **s3.key_of(code)):
                file = stack.enter_context(lakes.municipality(lake_server, tmp_path / code))
            store = stack.enter_context(closing(open_store(file)))
            stores.append(store.for_session(session_of(name)))
        yield stores[0], stores[1]
