"""Whose requests pass."""

import pytest
from starlette.datastructures import Headers
from streamlit import config

from dashboard.server import request_guard


@pytest.fixture(autouse=True)
def allowed_hosts(monkeypatch: pytest.MonkeyPatch):
    hosts = {"server.allowedHosts": ["localhost", "127.0.0.1", "*.kommune.dk"]}
    monkeypatch.setattr(config, "get_option", hosts.__getitem__)


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8501", "127.0.0.1:1", "klik.kommune.dk.", "a.b.kommune.dk"]
)
def test_our_hosts(host):
    assert request_guard.host_is_ours(host)


@pytest.mark.parametrize("host", ["", "evil.example", "kommune.dk", "localhost.evil.example", "localhost:x"])
def test_other_hosts(host):
    assert not request_guard.host_is_ours(host)


@pytest.mark.parametrize(
    ("headers", "path", "status"),
    [
        ({"host": "localhost"}, "/", None),
        ({"host": "localhost", "origin": "http://localhost:8501"}, "/", None),
        ({"host": "evil.example"}, "/", 400),
        ({"host": "localhost", "origin": "http://evil.example"}, "/", 403),
        ({"host": "localhost"}, "/_stcore/metrics", 404),
        ({"host": "localhost"}, "/_stcore/health", None),
    ],
)
def test_what_is_refused(headers, path, status):
    refusal = request_guard.why_refused(Headers(headers), path)
    assert (refusal and refusal[1]) == status
