"""Whose requests pass, and what each answer carries."""

import pytest
from starlette.datastructures import Headers
from streamlit import config

from dashboard.server import allowed_origins, request_guard
from tests import own_loop

OPTIONS = {
    "server.allowedHosts": ["localhost", "127.0.0.1", "*.kommune.dk"],
    "server.corsAllowedOrigins": ["https://portal.kommune.dk", "http://localhost:9000/"],
    "server.address": "127.0.0.1",
    "server.baseUrlPath": "",
}
PORT = 8501


@pytest.fixture(autouse=True)
def options(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(config, "get_option", OPTIONS.__getitem__)
    monkeypatch.setattr("dashboard.server.access_token.required", lambda: "")


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8501", "127.0.0.1:1", "klik.kommune.dk.", "a.b.kommune.dk"]
)
def test_our_hosts(host):
    assert allowed_origins.host_is_ours(host)


@pytest.mark.parametrize("host", ["", "evil.example", "kommune.dk", "localhost.evil.example", "localhost:x"])
def test_other_hosts(host):
    assert not allowed_origins.host_is_ours(host)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://localhost:8501", "localhost:8501"),
        ("http://LOCALHOST:8501", "localhost:8501"),
        ("https://klik.kommune.dk", "klik.kommune.dk"),
        ("https://klik.kommune.dk", "klik.kommune.dk:443"),
        ("http://klik.kommune.dk:8080", "klik.kommune.dk:8080"),
        ("https://portal.kommune.dk", "127.0.0.1:8501"),
        ("http://localhost:9000", "localhost:9000"),
    ],
)
def test_our_origins(origin, host):
    assert allowed_origins.origin_is_ours(origin, host, PORT)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://localhost:8502", "localhost:8501"),  # another program on the machine
        ("http://localhost", "localhost:8501"),
        ("http://localhost:8502", "localhost:8502"),  # neither names our port
        ("http://127.0.0.1:8501", "localhost:8501"),
        ("https://klik.kommune.dk:8443", "klik.kommune.dk"),
        ("http://klik.kommune.dk", "klik.kommune.dk:443"),
        ("http://portal.kommune.dk", "127.0.0.1:8501"),  # not the scheme that is allowed
        ("http://evil.example:8501", "localhost:8501"),
        ("http://evil.example:8501", "evil.example:8501"),
        ("file://localhost:8501", "localhost:8501"),
        ("http://localhost:8501/", "localhost:8501"),
        ("null", "localhost:8501"),
        ("", "localhost:8501"),
    ],
)
def test_other_origins(origin, host):
    assert not allowed_origins.origin_is_ours(origin, host, PORT)


def test_a_server_that_listens_on_no_port_takes_the_host_s_word():
    assert allowed_origins.origin_is_ours("http://localhost:8080", "localhost:8080", None)


@pytest.mark.parametrize(
    ("headers", "path", "status"),
    [
        ({"host": "localhost"}, "/", None),
        ({"host": "localhost:8501", "origin": "http://localhost:8501"}, "/", None),
        ({"host": "localhost:8501", "origin": "http://localhost:1"}, "/", 403),
        ({"host": "evil.example"}, "/", 400),
        ({}, "/", 400),
        ({"host": "localhost", "origin": "http://evil.example"}, "/", 403),
        ({"host": "localhost"}, "/_stcore/metrics", 404),
        ({"host": "localhost"}, "/_stcore/health", None),
    ],
)
def test_what_is_refused(headers, path, status):
    refusal = request_guard.why_refused(Headers(headers), path, PORT)
    assert (refusal and refusal[1]) == status


@pytest.mark.parametrize("name", ["host", "origin"])
def test_two_headers_that_differ_are_refused(name):
    ours = {"host": b"localhost:8501", "origin": b"http://localhost:8501"}
    headers = [(key.encode(), value) for key, value in ours.items()] + [(name.encode(), b"evil.example")]
    assert request_guard.why_refused(Headers(raw=headers), "/", PORT)


def answered(scope: dict, sent_by_app: list[dict]) -> tuple[list[dict], bool]:
    """What the guard sends on, and whether the app was asked."""
    sent, asked = [], []

    async def app(_scope, _receive, send):
        asked.append(True)
        for message in sent_by_app:
            await send(message)

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": f"{scope['type']}.connect"}

    own_loop.run(request_guard.RequestGuard(app)(scope, receive, send))
    return sent, bool(asked)


def scope(kind: str, path: str, **headers: str) -> dict:
    pairs = [
        (name.encode(), value.encode()) for name, value in ({"host": "localhost:8501"} | headers).items()
    ]
    return {
        "type": kind,
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": pairs,
        "server": ("127.0.0.1", PORT),
    }


START = {"type": "http.response.start", "status": 200}


def headers_of(path: str, *pairs: tuple[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    sent, _ = answered(scope("http", path), [START | {"headers": list(pairs)}])
    return sent[0]["headers"]


def test_a_foreign_socket_is_closed_before_the_app_sees_it():
    sent, asked = answered(scope("websocket", "/_stcore/stream", origin="http://localhost:1"), [])
    assert sent == [{"type": "websocket.close", "code": 1008}] and not asked


def test_our_own_socket_passes():
    _, asked = answered(scope("websocket", "/_stcore/stream", origin="http://localhost:8501"), [])
    assert asked


def test_what_begins_and_ends_the_server_passes():
    assert answered({"type": "lifespan"}, [])[1]


@pytest.mark.parametrize("path", ["/media/0123.xlsx", "/klik-app/media/0123.ics"])
def test_a_download_is_kept_in_no_cache(path):
    headers = Headers(raw=headers_of(path, (b"cache-control", b"private, max-age=3600")))
    assert headers.getlist("cache-control") == ["no-store"]


def test_what_is_no_download_may_be_kept():
    assert Headers(raw=headers_of("/static/a.js", (b"cache-control", b"public")))["cache-control"] == "public"


@pytest.mark.parametrize(
    "cookie", [b"a=1; Path=/; SameSite=Lax", b"a=1; samesite=none; Path=/", b"a=1; Path=/"]
)
def test_a_cookie_is_sent_by_our_own_pages_only(cookie):
    (given,) = Headers(raw=headers_of("/", (b"set-cookie", cookie), (b"x", b"y"))).getlist("set-cookie")
    assert given == "a=1; Path=/; SameSite=Strict"
