"""Every question answers the same from a lake as from a file with the same rows."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

from dashboard.domain.scope import Session
from dashboard.store import backups
from dashboard.store.connection import Store, open_store
from tests import lakes
from tests.queries.test_scope import CANARY, OF_EVERYBODY, OURS, QUESTIONS, THEIRS, arguments, ask, fill
from tests.store.lake.conftest import NYBORG


@pytest.fixture(scope="module")
def both(
    lake_server: lakes.Postgres, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Store]]:
    """A file and a lake of the same rows."""
    folder = tmp_path_factory.mktemp("same")
    path = folder / "klik.duckdb"
    with closing(open_store(path)) as file:
        fill(file, "Vores", OURS)
        fill(file, CANARY, THEIRS)
    with (
        lakes.municipality(lake_server, folder / NYBORG) as leads,
        closing(open_store(leads)) as lake,
    ):
        backups.restore(lake.path, path, lake)
        with closing(open_store(path)) as file:
            yield file, lake


@pytest.mark.parametrize("session", [Session(), Session(municipalities=(OURS,))], ids=["all", "one"])
@pytest.mark.parametrize("question", [name for name in QUESTIONS if name not in OF_EVERYBODY])
def test_it_answers_the_same(both: tuple[Store, Store], question: str, session: Session):
    file, lake = (store.for_session(session) for store in both)
    values = arguments(both[0])
    pd.testing.assert_frame_equal(ask(lake, question, values), ask(file, question, values))


def test_the_questions_have_something_to_answer(both: tuple[Store, Store]):
    """A test of the test: most answers have rows."""
    values = arguments(both[0])
    answered = [name for name in QUESTIONS if name not in OF_EVERYBODY and len(ask(both[0], name, values))]
    assert len(answered) > 0.8 * (len(QUESTIONS) - len(OF_EVERYBODY))


def test_no_file_of_it_is_read_by_whoever_has_no_key(both: tuple[Store, Store]):
    """Files and folders are for the service's own user only."""
    data = Path(both[1].instance.access.data_path)
    assert data.stat().st_mode & 0o077 == 0
