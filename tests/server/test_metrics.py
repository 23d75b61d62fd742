"""The figures for who watches the service."""

import socket
from urllib.request import urlopen

import pytest

from dashboard.counters import ASKS, Counter
from dashboard.domain.problems import BadSetting
from dashboard.imports import load
from dashboard.server import metrics
from tests import exports


@pytest.fixture
def port(monkeypatch):
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        free = attempt.getsockname()[1]
    monkeypatch.setenv("KLIK_METRICS_PORT", str(free))
    return free


def figures(port) -> dict[str, float]:
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
        lines = answer.read().decode().splitlines()
    return {name: float(value) for name, value in (line.split() for line in lines if line[0] != "#")}


def test_they_follow_what_is_done(port, empty_store):
    stop = metrics.serve()
    try:
        before = figures(port)
        load.load_file(empty_store, "a.xlsx", exports.xlsx({"Opgave": "Test"}, title="Udtræk pr. 23-11-2026"))
        after = figures(port)
    finally:
        stop()
    assert after["klik_import_count"] == before["klik_import_count"] + 1
    assert after["klik_import_sum"] > before["klik_import_sum"]
    assert after["klik_ask_count"] > before["klik_ask_count"]
    assert after["klik_sessions"] == after["klik_faults_total"] == 0
    with pytest.raises(OSError, match="refused"):
        figures(port)


def test_an_answer_that_was_kept_is_not_asked_again(empty_store):
    empty_store.ask("data/exports_in_use")
    before = ASKS.count
    empty_store.ask("data/exports_in_use")
    assert ASKS.count == before


def test_what_fails_is_counted_too():
    counter = Counter()
    with pytest.raises(ZeroDivisionError), counter.measured():
        1 / 0  # noqa: B018
    assert counter.count == 1 and counter.seconds > 0


def test_without_a_port_there_are_none(monkeypatch):
    monkeypatch.delenv("KLIK_METRICS_PORT", raising=False)
    metrics.serve()()


@pytest.mark.parametrize("taken", ["in use", "99999"])
def test_a_port_that_can_t_be_had_is_named(monkeypatch, port, taken):
    with socket.socket() as holder:
        if taken == "in use":
            holder.bind(("127.0.0.1", port))
            holder.listen()
        else:
            monkeypatch.setenv("KLIK_METRICS_PORT", taken)
        with pytest.raises(BadSetting) as problem:
            metrics.serve()
    assert "KLIK_METRICS_PORT" in problem.value.title
