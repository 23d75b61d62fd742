"""PostgreSQL or S3 stops in the middle: a message in Danish, nothing half, and it works again by itself."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

import pytest

from dashboard.domain.filters import TaskFilter
from dashboard.domain.problems import StoreUnavailable
from dashboard.store import snapshots
from dashboard.store.connection import Store, open_store
from tests import lakes
from tests.store.examples import wait_until
from tests.store.lake.canary import DAY, exports_of, load
from tests.store.lake.conftest import NYBORG

T = TypeVar("T")


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[lakes.Postgres, lakes.S3]]:
    """Of this file's own, since they are stopped."""
    lakes.require()
    with lakes.postgres() as postgres:
        s3 = lakes.S3(tmp_path_factory.mktemp("s3"), (NYBORG,))
        s3.start()
        yield postgres, s3
        s3.stop()


@pytest.fixture
def store(servers: tuple[lakes.Postgres, lakes.S3], tmp_path: Path) -> Iterator[Store]:
    postgres, s3 = servers
    endpoint = {"KLIK_LAKE_S3_ENDPOINT": s3.endpoint, **s3.key_of(NYBORG)}
    with (
        lakes.settings(postgres, f"s3://{lakes.BUCKET}", **endpoint),
        lakes.municipality(postgres, tmp_path / NYBORG) as file,
        closing(open_store(file)) as opened,
    ):
        load(opened, 1)
        yield opened


@pytest.fixture(params=["PostgreSQL", "S3"])
def server(request: pytest.FixtureRequest, servers: tuple[lakes.Postgres, lakes.S3]):
    """Running again when the test ends."""
    chosen = servers[0] if request.param == "PostgreSQL" else servers[1]
    is_stopped = False

    class Server:
        def stop(self) -> None:
            nonlocal is_stopped
            chosen.stop()
            is_stopped = True

        def start(self) -> None:
            nonlocal is_stopped
            if is_stopped:
                chosen.start()
            is_stopped = False

    yield Server()
    Server().start()


def once_it_answers(ask: Callable[[], T]) -> T:
    """A server that has started may refuse for some seconds."""
    answers = []

    def asked() -> bool:
        with suppress(StoreUnavailable):
            answers.append(ask())
        return bool(answers)

    wait_until(asked)
    return answers[0]


def say(refused: pytest.ExceptionInfo[StoreUnavailable]) -> str:
    return refused.value.sentence


def test_in_the_middle_of_an_import(store: Store, server, monkeypatch: pytest.MonkeyPatch):
    insert_tasks = snapshots.insert_tasks

    def stopped_before(*given: object) -> None:
        server.stop()
        insert_tasks(*given)

    with monkeypatch.context() as patch:
        patch.setattr(snapshots, "insert_tasks", stopped_before)
        with pytest.raises(StoreUnavailable) as refused:
            load(store, 2)
    assert "svarer ikke" in say(refused) and "se efter, om det kom med" in say(refused)
    server.start()
    assert once_it_answers(lambda: exports_of(store)) == 1, "nothing half"
    load(store, 2)
    assert exports_of(store) == 2 and not store.instance.backup_failed


def test_at_the_commit_of_an_import(store: Store, server, monkeypatch: pytest.MonkeyPatch):
    """Whether it was stored is told right: what is said not to be stored isn't."""
    check = store.instance.refuse_lost_lock

    def stopped_before() -> None:
        check()
        server.stop()

    with monkeypatch.context() as patch:
        patch.setattr(store.instance, "refuse_lost_lock", stopped_before)
        try:
            load(store, 2)
            is_stored = True
        except StoreUnavailable:
            is_stored = False
    server.start()
    assert once_it_answers(lambda: exports_of(store)) == 1 + is_stored
    with store.cursor() as cursor:
        assert cursor.execute("select count(*) from klik.task").fetchall() == [(3 * (1 + is_stored),)]


def test_in_the_middle_of_a_page(store: Store, server):
    newest = TaskFilter(DAY)
    assert store.ask("tasks/count", filter=newest)["chosen"][0] == 3
    server.stop()
    store.instance.generation.outdate()
    with pytest.raises(StoreUnavailable) as refused:
        store.ask("tasks/count", filter=TaskFilter(DAY, warning_days=3))
        store.instance.release()  # files that were read lie in memory until the data are closed
        store.ask("tasks/count", filter=TaskFilter(DAY, warning_days=4))
    assert "svarer ikke" in say(refused)
    server.start()
    asked_anew = TaskFilter(DAY, warning_days=5)
    assert once_it_answers(lambda: store.ask("tasks/count", filter=asked_anew))["chosen"][0] == 3
