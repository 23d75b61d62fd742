"""What the server answers before any page is drawn: browser rules, Danish, closed doors, own settings."""

import http.client
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard.limits import FILE_MB
from tests.browser.looking import open_page

HERE = Path(__file__).parent
PAGE = {"Accept": "text/html"}
CONFIG = Path(__file__).parents[2] / "dashboard" / ".streamlit" / "config.toml"
ICON = Path(__file__).parents[2] / "dashboard" / "server" / "static" / "icon.png"


def ask(server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
    """Status, headers in small letters, and text of an answer; any header can be set, Host too."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(server.url).port, timeout=10)
    connection.request(method, path, headers={**PAGE, **headers})
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", errors="replace")
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text


@pytest.mark.parametrize("path", ["/", "/opgaver", "/_stcore/health", "/klik/danish.js", "/_stcore/metrics"])
def test_every_answer_carries_the_browser_rules(server, path):
    _, headers, _ = ask(server, path)
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["script-src"] == "'self'"
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    host = urlsplit(server.url).netloc
    assert policy["connect-src"] == f"'self' ws://{host} wss://{host}"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "geolocation=()" in headers["permissions-policy"]


def test_the_page_is_danish_before_any_script_runs(server):
    _, _, page = ask(server, "/")
    assert '<html lang="da">' in page
    assert "<title>KLIK-overblik</title>" in page
    assert "kræver JavaScript" in page and "You need to enable" not in page
    assert page.index("klik/danish.js") < page.index('type="module"')


def test_the_page_has_no_inline_script(server):
    _, _, page = ask(server, "/")
    assert page.count("<script") == page.count("<script src=") + page.count(
        '<script type="module" crossorigin src='
    )


@pytest.mark.parametrize(
    "header", [{"Accept-Encoding": "gzip"}, {"Range": "bytes=0-99"}, {"If-None-Match": '"x"'}]
)
def test_no_way_of_asking_gets_the_english_page(server, header):
    status, headers, page = ask(server, "/", **header)
    assert status == 200 and 'lang="da"' in page and "content-encoding" not in headers
    assert int(headers["content-length"]) == len(page.encode())


def test_an_old_copy_of_the_page_is_not_confirmed(server):
    _, headers, _ = ask(server, "/")
    assert "etag" not in headers and "last-modified" not in headers and headers["cache-control"] == "no-cache"


CLOSED = [
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/side/_stcore/agent/interact",
]


@pytest.mark.parametrize("path", [*CLOSED, "/_stcore/metrics/", "/_stcore/%6detrics"])
def test_what_tells_strangers_about_the_server_is_closed(server, path):
    assert ask(server, path)[0] == 404
    assert ask(server, path, method="POST")[0] == 404


FOREIGN_HOSTS = [
    "fremmed.example",
    "127.0.0.1.fremmed.example",
    "localhost@fremmed.example",
    "localhost; x",
    "",
]


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_host_is_refused_on_every_address(server, host):
    assert [ask(server, path, Host=host)[0] for path in ("/", "/klik/danish.js", "/_stcore/health")] == [
        400
    ] * 3


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:8501"])
def test_this_machine_s_own_names_are_let_in(server, host):
    assert ask(server, "/", Host=host)[0] == 200


@pytest.mark.parametrize("origin", ["http://fremmed.example", "https://localhost.fremmed.example", "null"])
def test_a_foreign_origin_is_refused(server, origin):
    assert ask(server, "/", Origin=origin)[0] == 403
    assert ask(server, "/_stcore/stream", Origin=origin, **WEBSOCKET)[0] == 403


WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def test_a_foreign_host_cannot_open_the_websocket(server):
    assert ask(server, "/_stcore/stream", Host="fremmed.example", **WEBSOCKET)[0] in (400, 403)


def test_the_settings_hold_whatever_the_folder(server, page):
    """The fixture starts the server in an empty folder; without our settings it would count its visitors."""
    open_page(page, server.url)
    settings = page.evaluate("fetch('./_stcore/host-config').then(answer => answer.json())")
    assert settings["metricsUrl"] in ("", "off", None)


def test_the_environment_goes_before_the_settings_file(start_server, page):
    settings = {
        "STREAMLIT_SERVER_ALLOWED_HOSTS": "127.0.0.1 klik.kommune.example",
        "STREAMLIT_SERVER_BASE_URL_PATH": "klik-app",
        "KLIK_MAX_FILE_MB": "3",
    }
    with start_server(
        str(HERE / "serve.py"), str(HERE / "scripts" / "kitchen_sink.py"), **settings
    ) as running:
        assert ask(running, "/klik-app/", Host="klik.kommune.example")[0] == 200
        assert ask(running, "/klik-app/", Host="localhost")[0] == 400
        assert ask(running, "/klik-app/_stcore/metrics")[0] == 404
        open_page(page, f"{running.url}/klik-app/")
        page.get_by_text("Højst 3 MB pr. fil").wait_for()
        page.goto("about:blank")  # or it would look for the server that stops now


def test_the_settings_file_agrees_with_the_limits():
    settings = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] == FILE_MB.default
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"


def test_the_icon_is_a_picture_of_our_own():
    assert ICON.read_bytes().startswith(b"\x89PNG")


def test_the_log_of_a_visit_is_silent(server, page):
    open_page(page, f"{server.url}/?tekst=Hemmelig")
    assert "Hemmelig" not in server.logged()
