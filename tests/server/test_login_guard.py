"""In front of Streamlit: what is everybody's, what is one login's, and whose session goes on."""

import os
import subprocess
import sys
import uuid
from datetime import UTC, datetime

import pytest
from starlette.datastructures import Headers
from streamlit import config
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.domain.problems import BadLoginSettings
from dashboard.login import login_cookies, signed_login
from dashboard.server import access_token, allowed_origins, app_options, login_guard, request_guard
from dashboard.server.login_guard import LoginGuard, is_for_all, without_others_session
from dashboard.server.login_routes import is_own_page
from dashboard.server.sent_addresses import SentAddresses, addresses_in, is_personal
from dashboard.ui import current_login
from tests import own_loop
from tests.house.tree import ROOT
from tests.login.test_signed_login import PROVIDER, SETTINGS, USER


@pytest.fixture(autouse=True)
def base(monkeypatch):
    monkeypatch.setattr(access_token, "base_path", lambda: "/")
    monkeypatch.setattr(login_guard, "base_path", lambda: "/")


def login_of(**claims):
    claims = signed_login.claims_of(USER | claims, PROVIDER, SETTINGS)
    return signed_login.verified(signed_login.signed(claims, SETTINGS), SETTINGS, datetime.now(UTC))


@pytest.mark.parametrize("path", ["/_stcore/health", "/static/js/index.js", "/klik/look.css"])
def test_everybodys(path):
    assert is_for_all(path)


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
    assert not is_for_all(path)


@pytest.mark.parametrize("path", ["/media/0a.xlsx", "/_stcore/upload_file/a/b"])
def test_one_logins(path):
    assert is_personal(path) and not is_personal("/opgaver")


def message_of(**download: object) -> dict:
    """What Streamlit sends a browser of a download button."""
    sent = ForwardMsg()
    button = sent.delta.new_element.download_button
    for name, value in download.items():
        setattr(button, name, value)
    return {"type": "websocket.send", "bytes": sent.SerializeToString()}


MEDIA = "/media/9203f9da9963d6e10b151e325358ef2c"
UPLOAD = f"/_stcore/upload_file/{uuid.UUID(int=1)}/{uuid.UUID(int=2)}"


@pytest.mark.parametrize("ending", ["xlsx", "pptx", "pdf", "json", "ics"])
@pytest.mark.parametrize("further", [{"type": "primary"}, {"disabled": True}, {"help": "J"}, {}])
def test_an_address_counts_for_the_login_that_it_was_sent_to(ending, further):
    sent, anna, bo = SentAddresses(), login_of(), login_of(name="Bo")
    passed, path = [], f"{MEDIA}.{ending}"

    async def send(message):
        passed.append(message)

    message = message_of(url=path, **further)
    own_loop.run(sent.noted(anna, send)(message))
    assert passed == [message]
    assert sent.has(anna, path) and sent.has(anna, path.replace(ending, "png"))
    assert not sent.has(bo, path) and not sent.has(anna, path.replace("9203", "9204"))


def test_what_a_user_writes_is_no_address_that_was_sent():
    """A browser may have its own words sent back to it, and choose them."""
    answer = ForwardMsg()
    answer.file_urls_response.response_id = f"{MEDIA}.xlsx"
    answer.file_urls_response.file_urls.add().file_id = UPLOAD
    assert addresses_in(answer.SerializeToString()) == set()
    text = ForwardMsg()
    text.delta.new_element.text.body = f"{MEDIA}.xlsx {UPLOAD}"
    assert addresses_in(text.SerializeToString()) == set()
    button = ForwardMsg()
    button.delta.new_element.download_button.label = f"{MEDIA}.xlsx"
    button.delta.new_element.download_button.help = UPLOAD
    assert addresses_in(button.SerializeToString()) == set()


def test_a_file_that_is_made_on_the_click_is_sent_too():
    answer = ForwardMsg()
    answer.backend_operation_response.deferred_file.url = f"{MEDIA}.xlsx"
    assert addresses_in(answer.SerializeToString()) == {MEDIA.lstrip("/")}


@pytest.mark.parametrize(("groups", "may"), [(["laes"], False), (["alle"], True)])
def test_who_may_write_nothing_uploads_nothing(groups, may):
    guard, login = LoginGuard.__new__(LoginGuard), login_of(groups=groups)
    guard.sent = SentAddresses()
    answer = ForwardMsg()
    answer.file_urls_response.file_urls.add().upload_url = UPLOAD

    async def send(message):
        pass

    own_loop.run(guard.sent.noted(login, send)({"bytes": answer.SerializeToString()}))
    assert guard._may_reach(login, {"path": UPLOAD}) is may


def test_an_upload_goes_where_the_login_was_sent_to():
    sent, anna, bo = SentAddresses(), login_of(), login_of(name="Bo")
    answer = ForwardMsg()
    urls = answer.file_urls_response.file_urls.add()
    urls.file_id, urls.upload_url, urls.delete_url = "J", UPLOAD, UPLOAD

    async def send(message):
        pass

    own_loop.run(sent.noted(anna, send)({"type": "websocket.send", "bytes": answer.SerializeToString()}))
    assert sent.has(anna, UPLOAD) and not sent.has(bo, UPLOAD)
    assert not sent.has(anna, UPLOAD.replace("0001", "0003"))


@pytest.mark.parametrize(
    ("protocols", "forwarded"),
    [
        (b"streamlit, token, annas", b"streamlit, token, annas"),
        (b"streamlit, token, bos", b"streamlit, token"),
        (b"streamlit, token, annas, bos", b"streamlit, token"),
        (b"streamlit, token, nobodys", b"streamlit, token"),
        (b"streamlit", b"streamlit"),
    ],
)
def test_only_ones_own_session_goes_on(monkeypatch, protocols, forwarded):
    anna, bo = login_of(), login_of(name="Bo")
    of_session = {"annas": anna.login_id, "bos": bo.login_id}
    monkeypatch.setattr(current_login, "_login_of_session", of_session)
    scope = {"type": "websocket", "headers": [(b"host", b"x"), (b"sec-websocket-protocol", protocols)]}
    assert (
        Headers(scope=without_others_session(scope, anna)).get("sec-websocket-protocol").encode() == forwarded
    )


@pytest.mark.parametrize("address", ["/", "/opgaver?projekt=KSD&lys=Rød", "/klik/data"])
def test_a_page_of_ours(address):
    assert is_own_page(address)


NOT_OURS = ["", "opgaver", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nSet-Cookie: x"]


@pytest.mark.parametrize("address", NOT_OURS)
def test_no_page_of_ours(address):
    assert not is_own_page(address)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "https://klik.kommune.dk"])
def test_the_logins_own_cookies_come_along_from_the_provider(address):
    for name in (login_cookies.login_cookie(address), login_cookies.state_cookie(address)):
        cookie = f"{name}=x; samesite=lax".encode()
        assert request_guard.strict((b"set-cookie", cookie)) == (b"set-cookie", cookie)
    other = request_guard.strict((b"set-cookie", b"klik-login-andet=y; SameSite=Lax"))
    assert other == (b"set-cookie", b"klik-login-andet=y; SameSite=Strict")


def test_encrypted_the_cookie_is_this_hosts_only():
    assert login_cookies.login_cookie("https://klik.kommune.dk").startswith("__Host-")
    assert login_cookies.state_cookie("https://klik.kommune.dk").startswith("__Host-")
    assert not login_cookies.login_cookie("http://127.0.0.1:1").startswith("__Host-")


@pytest.mark.parametrize("database", ["{}/klik.duckdb", ":memory:"])
def test_municipalities_never_share_a_database(monkeypatch, tmp_path, database):
    monkeypatch.setenv("KLIK_DATABASE", database.format(tmp_path))
    with pytest.raises(BadLoginSettings):
        app_options.refuse_shared_data()
    monkeypatch.setenv("KLIK_DATABASE", f"folder:{tmp_path}")
    app_options.refuse_shared_data()


def test_what_users_type_is_ours():
    before = {name: config.get_option(name) for name in ("server.allowedHosts", "server.corsAllowedOrigins")}
    try:
        app_options.allow("https://klik.kommune.dk:8443/klik")
        assert allowed_origins.host_is_ours("klik.kommune.dk:8443")
        assert allowed_origins.origin_is_ours("https://klik.kommune.dk:8443", "klik.kommune.dk:8443", 8501)
        assert not allowed_origins.host_is_ours("kommune.dk")
    finally:
        for name, value in before.items():
            config.set_option(name, value)


def test_the_address_and_the_pages_lie_at_the_same_path(monkeypatch):
    app_options.refuse_another_path("https://klik.kommune.dk")
    with pytest.raises(BadLoginSettings):
        app_options.refuse_another_path("https://kommune.dk/klik")
    monkeypatch.setattr(access_token, "base_path", lambda: "/klik/")
    app_options.refuse_another_path("https://kommune.dk/klik")


def test_a_long_address_is_not_kept():
    assert is_own_page("/opgaver?tekst=" + "x" * 1_000) and not is_own_page("/opgaver?tekst=" + "x" * 2_000)


def test_who_asks_for_no_login_needs_nothing_of_it(tmp_path):
    """Neither its packages nor its cost at start."""
    script = "import sys, dashboard.app; print([name for name in sys.modules if name in sys.argv[1:]])"
    names = ("authlib", "httpx2", "prometheus_client", "dashboard.server.login_guard")
    environment = {name: value for name, value in os.environ.items() if name != "KLIK_LOGIN"}
    words = [sys.executable, "-W", "ignore", "-c", script, *names]
    done = subprocess.run(words, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


def started_with(**settings: str) -> str:
    """What a start that fails says in the terminal."""
    words = [sys.executable, "-m", "dashboard", "--no-browser", "--port", "1"]
    environment = {**os.environ, **settings}
    done = subprocess.run(words, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    return done.stderr


def test_a_login_that_can_t_be_asked_for_is_said_before_the_start(tmp_path):
    assert "KLIK_LOGIN_FILE" in started_with(KLIK_LOGIN="oidc", KLIK_LOGIN_FILE="")
    assert "saml" in started_with(KLIK_LOGIN="saml")
    file = tmp_path / "login.toml"
    file.write_text("address = 7", encoding="utf-8")
    assert "address øverst i filen" in started_with(KLIK_LOGIN="oidc", KLIK_LOGIN_FILE=str(file))
