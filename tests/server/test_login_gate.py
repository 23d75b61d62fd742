"""In front of Streamlit: what is everybody's, what is one login's, and whose session goes on."""

import pytest
from starlette.datastructures import Headers

from dashboard.login import settings, signed_login
from dashboard.server import access_token, app_options, login_gate, request_guard
from dashboard.server.login_gate import SentAddresses, is_open, is_personal, without_others_session
from dashboard.server.login_routes import is_own_page
from dashboard.ui import current_login
from tests import own_loop
from tests.login.test_settings import WRITTEN
from tests.login.test_signed_login import PROVIDER, SETTINGS, USER


@pytest.fixture(autouse=True)
def base(monkeypatch):
    monkeypatch.setattr(access_token, "base_path", lambda: "/")
    monkeypatch.setattr(login_gate, "base_path", lambda: "/")


def login_of(**claims):
    kept = signed_login.claims_of(USER | claims, PROVIDER, SETTINGS)
    return signed_login.login_of(signed_login.signed(kept, SETTINGS), SETTINGS)


@pytest.mark.parametrize("path", ["/_stcore/health", "/static/js/index.js", "/klik/look.css"])
def test_everybodys(path):
    assert is_open(path)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/opgaver",
        "/_stcore/stream",
        "/_stcore/host-config",
        "/_stcore/healthy/../stream",
        "/media/0a.xlsx",
        "/_stcore/upload_file/a/b",
        "/component/x",
        "/app/static/x",
        "/../static/x",
    ],
)
def test_not_everybodys(path):
    assert not is_open(path)


@pytest.mark.parametrize("path", ["/media/0a.xlsx", "/_stcore/upload_file/a/b"])
def test_one_logins(path):
    assert is_personal(path) and not is_personal("/opgaver")


def test_an_address_counts_for_the_login_that_it_was_sent_to():
    sent, anna, bo = SentAddresses(), login_of(), login_of(name="Bo")
    passed = []

    async def send(message):
        passed.append(message)

    message = {"type": "websocket.send", "bytes": b"\x0a\x1f/media/0a1b.xlsx\x12"}
    own_loop.run(sent.noted(anna, send)(message))
    assert passed == [message]
    assert sent.has(anna, "/media/0a1b.xlsx")
    assert not sent.has(bo, "/media/0a1b.xlsx") and not sent.has(anna, "/media/0a1c.xlsx")


@pytest.mark.parametrize(
    ("protocols", "kept"),
    [
        (b"streamlit, token, annas", b"streamlit, token, annas"),
        (b"streamlit, token, bos", b"streamlit, token"),
        (b"streamlit, token, annas, bos", b"streamlit, token"),
        (b"streamlit, token, nobodys", b"streamlit, token"),
        (b"streamlit", b"streamlit"),
    ],
)
def test_only_ones_own_session_goes_on(monkeypatch, protocols, kept):
    anna, bo = login_of(), login_of(name="Bo")
    of_session = {"annas": anna.login_id, "bos": bo.login_id}
    monkeypatch.setattr(current_login, "_login_of_session", of_session)
    scope = {"type": "websocket", "headers": [(b"host", b"x"), (b"sec-websocket-protocol", protocols)]}
    assert Headers(scope=without_others_session(scope, anna)).get("sec-websocket-protocol").encode() == kept


@pytest.mark.parametrize("address", ["/", "/opgaver?projekt=KSD&lys=Rød", "/klik/data"])
def test_a_page_of_ours(address):
    assert is_own_page(address)


NOT_OURS = ["", "opgaver", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nSet-Cookie: x"]


@pytest.mark.parametrize("address", NOT_OURS)
def test_no_page_of_ours(address):
    assert not is_own_page(address)


def test_the_logins_own_cookies_come_along_from_the_provider():
    name = current_login.cookie_name.__name__  # its names are tried below, as browsers see them
    assert name == "cookie_name"
    for cookie in (
        b"klik-login=x; samesite=lax",
        b"__Host-klik-login=x; samesite=lax",
        b"klik-login-state=x",
    ):
        assert request_guard.strict((b"set-cookie", cookie)) == (b"set-cookie", cookie)
    other = request_guard.strict((b"set-cookie", b"x=y; SameSite=Lax"))
    assert other == (b"set-cookie", b"x=y; SameSite=Strict")


def test_several_municipalities_never_share_a_file(monkeypatch, tmp_path):
    read = settings.interpreted(WRITTEN)
    monkeypatch.setenv("KLIK_DATABASE", str(tmp_path / "klik.duckdb"))
    with pytest.raises(Exception, match="bad_login_settings"):
        app_options.refuse_shared_file(read)
    monkeypatch.setenv("KLIK_DATABASE", f"folder:{tmp_path}")
    app_options.refuse_shared_file(read)
    monkeypatch.setenv("KLIK_DATABASE", str(tmp_path / "klik.duckdb"))
    app_options.refuse_shared_file(settings.interpreted(WRITTEN | {"access": WRITTEN["access"][:1]}))
