"""Who is let in where a token is asked for."""

from urllib.parse import quote

import pytest
from starlette.responses import Response
from streamlit import config

from dashboard.server import access_token, launcher

TOKEN, PORT = "hemmelig-kode", 8501
COOKIE = f"a=b; klik_adgang_{PORT}={TOKEN}"
OPTIONS = {"server.address": "127.0.0.1", "server.baseUrlPath": "klik", "server.port": PORT}


@pytest.fixture(autouse=True)
def required(monkeypatch):
    monkeypatch.setattr(access_token, "required", lambda: TOKEN)
    monkeypatch.setattr(config, "get_option", OPTIONS.__getitem__)


def answer(path: str = "/klik/", kind: str = "http", method: str = "GET", **headers: str) -> Response | None:
    path, _, query = path.partition("?")
    return access_token.answer_instead(
        {
            "type": kind,
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "scheme": "http",
            "server": ("127.0.0.1", PORT),
            "headers": [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()],
        }
    )


@pytest.mark.parametrize(
    "path",
    [
        "/klik/",
        "/klik/opgaver?lys=Gul",
        "/klik/media/a.xlsx",
        "/klik/?token=forkert",
        "/klik/_stcore/upload_file/_stcore/health",  # ends as the address that is open to all
    ],
)
@pytest.mark.parametrize(
    "cookie", ["", "klik_adgang_8501=forkert", "klik_adgang_8501=", f"klik_adgang_1={TOKEN}"]
)
def test_nobody_gets_in_without_it(path, cookie):
    assert answer(path, cookie=cookie).status_code == 403


def test_a_socket_and_an_upload_need_it_too():
    assert answer("/klik/_stcore/stream", kind="websocket").status_code == 403
    assert answer("/klik/_stcore/upload_file/x", method="PUT").status_code == 403
    # In the address of what is no page it counts for nothing, or it would have to be remembered there.
    assert answer(f"/klik/_stcore/stream?token={TOKEN}", kind="websocket").status_code == 403


@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_who_has_opened_the_address_is_let_in(kind):
    assert answer("/klik/opgaver", kind=kind, cookie=COOKIE) is None


def test_that_the_server_runs_is_no_secret():
    assert answer("/klik/_stcore/health") is None


def test_the_address_is_opened_anew_without_the_token():
    opened = answer(f"/klik/opgaver?lys={quote('Rød')}&token={TOKEN}")
    assert opened.status_code == 200 and opened.headers["cache-control"] == "no-store"
    assert opened.headers["set-cookie"] == f"klik_adgang_8501={TOKEN}; HttpOnly; Path=/klik; SameSite=strict"
    assert b'content="0;url=/klik/opgaver?lys=R%C3%B8d"' in opened.body and TOKEN.encode() not in opened.body


def test_an_old_token_in_an_address_does_no_harm_to_who_is_in():
    opened = answer("/klik/?token=gammel", cookie=COOKIE)
    assert opened.status_code == 200 and "set-cookie" not in opened.headers


@pytest.mark.parametrize("path", ["//fremmed.example/", "/\\\\fremmed.example/", '/klik/"><script>'])
def test_the_page_leads_nowhere_else(path):
    body = answer(f"{path}?token={TOKEN}").body.decode()
    target = body.partition("url=")[2].partition('"')[0]
    assert target.startswith("/") and target[1] not in "/\\" and "<script" not in body


def test_a_link_on_another_site_is_asked_for_once_more_by_ourselves():
    led_here = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate"}
    opened = answer("/klik/opgaver?lys=Gul", **led_here)
    assert opened.status_code == 200 and "set-cookie" not in opened.headers
    assert b"url=/klik/opgaver?lys=Gul" in opened.body
    assert answer("/klik/opgaver", **led_here | {"sec_fetch_site": "same-origin"}).status_code == 403
    assert answer("/klik/a.png", **led_here | {"sec_fetch_mode": "no-cors"}).status_code == 403


def test_the_refusal_says_what_to_do():
    assert "den adresse, som står i terminalen" in answer().body.decode()


@pytest.mark.parametrize(
    ("setting", "shared", "asked"),
    [("", True, True), ("", False, False), ("0", True, False), ("1", False, True), ("ja", False, False)],
)
def test_when_it_is_asked_for(monkeypatch, setting, shared, asked):
    monkeypatch.undo()
    monkeypatch.setenv("KLIK_TOKEN", setting)
    monkeypatch.setattr(access_token, "is_shared", lambda _address: shared)
    access_token.required.cache_clear()
    try:
        token = access_token.required()
        assert bool(token) is asked and token == access_token.required() and len(token) in (0, 32)
    finally:
        access_token.required.cache_clear()


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0", None])
def test_the_address_that_is_told(address):
    assert access_token.address_to_open(address, PORT) == f"http://localhost:8501/klik/?token={TOKEN}"


def test_the_address_without_a_token(monkeypatch):
    monkeypatch.setattr(access_token, "required", lambda: "")
    assert access_token.address_to_open("10.0.0.4", 9000) == "http://10.0.0.4:9000/klik"
    monkeypatch.setitem(OPTIONS, "server.baseUrlPath", "")
    assert access_token.address_to_open("::1", 9000) == "http://[::1]:9000"


@pytest.mark.parametrize("by_launcher", [True, False])
def test_streamlit_s_own_command_is_helped_to_tell_it(monkeypatch, capsys, by_launcher):
    monkeypatch.setattr(access_token, "is_announced_by_launcher", by_launcher)
    access_token.announce()
    assert (TOKEN in capsys.readouterr().out) is not by_launcher


def test_no_program_is_started_with_the_token(monkeypatch, tmp_path):
    opened = []

    def open_it(url: str) -> None:
        page = tmp_path / "aabn.html"
        opened.append((url, page.read_text(encoding="utf-8"), page.stat().st_mode & 0o077))

    monkeypatch.setattr(launcher, "SECONDS_TO_OPEN", 0)
    monkeypatch.setattr(launcher.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path))
    monkeypatch.setattr(launcher.webbrowser, "open", open_it)
    launcher.open_browser(f"http://localhost:8501/?token={TOKEN}")
    [(url, page, others_may)] = opened
    assert TOKEN not in url and url.startswith("file://") and TOKEN in page
    assert not others_may or launcher.sys.platform == "win32"
    assert not list(tmp_path.iterdir())
