"""Two users of two municipalities log in with a provider: neither reaches what is the other's."""

import re
import time
from pathlib import Path

import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from dashboard.login.login_cookies import LOGIN
from dashboard.login.signed_login import VALID
from tests.browser import logins, own_export
from tests.browser.conftest import free_port
from tests.browser.looking import AXE_TAGS, wait_until_settled
from tests.browser.visiting import PROBES, column, comes_to, drop, go_to, how_many

# What is refused is meant to be. The provider's own page asks for a style from elsewhere, in vain.
REFUSED = rf"{PROBES}|status of (400|401|403|404|502)|response code: 403|ERR_NAME_NOT_RESOLVED|/npm/@picocss/"


@pytest.fixture(scope="module")
def provider_port():
    return free_port()


@pytest.fixture(scope="module")
def provider(provider_port):
    with logins.provider(provider_port) as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("kommuner")


@pytest.fixture(scope="module")
def service(start_server, provider, provider_port, folder):
    """The dashboard with a login, for Nyborg and Odense."""

    def of_port(port):
        return {"KLIK_LOGIN_FILE": str(logins.settings_file(folder / "login.toml", port, provider_port))}

    settings = {"KLIK_LOGIN": "oidc", "KLIK_DATABASE": f"folder:{folder / 'data'}"}
    with start_server("-m", "dashboard", "--no-browser", "--port", of_port=of_port, **settings) as running:
        yield running


@pytest.fixture
def visitor(service, new_page):
    """visitor("anna", "/data"): a browser of its own at a page, logged in."""

    def visit(user: str, path: str = "/"):
        page = new_page(expected=REFUSED)
        logins.log_in_at(page, f"{service.url}{path}", user)
        return page

    return visit


@pytest.fixture(scope="module")
def nyborgs_export(tmp_path_factory):
    folder = tmp_path_factory.mktemp("eksport")
    return own_export.write(folder / "nyborg.xlsx", seed=1, tasks=31, municipality="Nyborg Kommune")


def headings(page) -> list[str]:
    return page.get_by_role("heading").all_inner_texts()


def load_as_anna(visitor, nyborgs_export):
    anna = visitor("anna", "/data")
    if not anna.get_by_text("nyborg.xlsx").count():
        drop(anna, nyborgs_export)
    assert comes_to(["nyborg.xlsx"], lambda: column(anna, "Fil"), anna)
    return anna


def test_the_link_that_was_asked_for_is_where_the_login_leads(service, new_page):
    page = new_page(expected=REFUSED)
    page.goto(f"{service.url}/opgaver?lys=Rød")
    assert page.title() == "Log ind · KLIK-overblik"
    logins.log_in(page, "bo")
    page.get_by_text("Log ud").wait_for()
    assert "/opgaver?" in page.url and "kommunekode=0461" in page.url


def test_neither_sees_the_others_rows_in_any_way(service, visitor, new_page, nyborgs_export):
    anna = load_as_anna(visitor, nyborgs_export)
    addresses: list[str] = []
    anna.on("request", lambda request: addresses.append(request.url))
    go_to(anna, "Opgaver")
    assert how_many(anna)[1] == 31
    with anna.expect_download() as fetched:
        anna.get_by_role("button", name=re.compile("Hent")).first.click()
    assert fetched.value.suggested_filename.endswith(".xlsx")
    [download] = {address for address in addresses if "/media/" in address}
    assert anna.request.get(download).ok
    link = anna.url

    # By link, download address, second tab and the browser's back.
    bo = visitor("bo", link.removeprefix(service.url))
    assert headings(bo) == ["Linket er til Nyborg Kommune"]
    assert bo.request.get(download).status == 404
    bo.get_by_role("button", name="Gå til Odense Kommune").click()
    bo.get_by_text("Upload din KLIK-eksport").wait_for()
    second = new_page(expected=REFUSED, beside=bo)
    second.goto(link)
    second.get_by_role("heading", name="Linket er til Nyborg Kommune").wait_for()
    bo.go_back()
    wait_until_settled(bo)
    assert headings(bo) == ["Linket er til Nyborg Kommune"]

    # Without a login: nothing at all, not by the socket either.
    stranger = new_page(expected=REFUSED)
    assert stranger.request.get(download).status == 401
    assert stranger.request.get(f"{service.url}/_stcore/host-config").status == 401
    stranger.goto(f"{service.url}/data")
    assert stranger.evaluate(OPENS_SOCKET) == "closed"


OPENS_SOCKET = """() => new Promise((done) => {
  const socket = new WebSocket(`ws://${location.host}/_stcore/stream`, ["streamlit"]);
  socket.onopen = () => done("open");
  socket.onerror = () => done("closed");
})"""


def test_every_kind_of_file_can_be_fetched(visitor, nyborgs_export):
    anna = load_as_anna(visitor, nyborgs_export)
    go_to(anna, "Rapport")
    for receiver, made, ending in REPORTS:
        anna.get_by_role("radio", name=receiver).click()
        wait_until_settled(anna)
        anna.get_by_role("button", name=f"Lav {made}").click()
        fetch = anna.get_by_role("button", name=f"Hent {made}")
        fetch.wait_for()
        with anna.expect_download() as fetched:
            fetch.click()
        assert fetched.value.suggested_filename.endswith(ending)
        assert Path(fetched.value.path()).stat().st_size > 100


REPORTS = (
    ("Direktion", "PDF", ".pdf"),
    ("Styregruppe", "PowerPoint", ".pptx"),
    ("Kalender", "kalenderfil", ".ics"),
)


def test_a_reader_reads_only(visitor, nyborgs_export):
    load_as_anna(visitor, nyborgs_export)
    liva = visitor("liva", "/data")
    assert comes_to(["nyborg.xlsx"], lambda: column(liva, "Fil"), liva)
    assert not liva.get_by_test_id("stFileUploaderDropzone").count()
    assert not liva.get_by_role("button", name=re.compile("Slet|Gem|Ret")).count()


def test_logging_out_ends_every_tab_and_the_cookie(service, visitor, new_page, nyborgs_export):
    anna = load_as_anna(visitor, nyborgs_export)
    second = new_page(expected=REFUSED, beside=anna)
    second.goto(f"{service.url}/opgaver")
    second.get_by_text("Log ud").wait_for()
    [cookie] = [each for each in anna.context.cookies() if each["name"] == LOGIN]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
    assert cookie["expires"] - time.time() < VALID.total_seconds() + 60
    anna.get_by_text("Log ud").click()
    anna.wait_for_url("**/oauth2/end_session**")
    second.get_by_role("heading", name="Du er logget ud").wait_for()
    assert "nyborg" not in second.content().lower()
    # A copy of the cookie that somebody kept opens nothing.
    thief = new_page(expected=REFUSED)
    thief.context.add_cookies([{**ours(service), "value": cookie["value"]}])
    thief.goto(service.url)
    assert thief.title() == "Log ind · KLIK-overblik"
    anna.goto(f"{service.url}/login/slut")
    assert headings(anna) == ["Du er logget ud"]


def test_another_login_in_the_same_browser_ends_the_first(service, visitor, new_page, nyborgs_export):
    anna = load_as_anna(visitor, nyborgs_export)
    second = new_page(expected=REFUSED, beside=anna)
    second.goto(f"{service.url}/login/start?provider=prove")
    second.get_by_role("button", name="bo", exact=True).click()
    second.get_by_text("Bo Krag").wait_for()
    anna.get_by_role("heading", name="Du er logget ud").wait_for()
    assert "nyborg.xlsx" not in anna.content()


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_other_page_logs_anybody_out(service, visitor, site):
    liva = visitor("liva")
    answer = liva.request.get(f"{service.url}/auth/logout", headers={"sec-fetch-site": site}, max_redirects=0)
    assert answer.headers["location"] == "/"
    liva.reload()
    liva.get_by_text("Liva Dam").wait_for()


@pytest.mark.parametrize("username", ["uden-gruppe", "fremmed"])
def test_who_has_no_municipality_is_told_whom_to_write_to(service, new_page, username):
    page = new_page(expected=REFUSED)
    page.goto(service.url)
    logins.log_in(page, username)
    page.get_by_role("heading", name="Du har ikke adgang").wait_for()
    assert f"{username}@kommune.dk" in page.content() and "it@kommune.dk" in page.content()
    page.goto(service.url)
    assert page.title() == "Log ind · KLIK-overblik"


def signer(secret: str = logins.SECRET) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=LOGIN)


FORGED = {
    "another secret": lambda value: URLSafeTimedSerializer("x" * 40, salt=LOGIN).dumps({"name": "Anna"}),
    "changed": lambda value: ("A" if value[0] != "A" else "B") + value[1:],
    "empty": lambda value: '""',
    "no text": lambda value: "%00%ff",
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_cookie_opens_nothing(service, visitor, new_page, forged):
    anna = visitor("anna")
    [cookie] = [each for each in anna.context.cookies() if each["name"] == LOGIN]
    page = new_page(expected=REFUSED)
    value = FORGED[forged](cookie["value"])
    page.context.add_cookies([{**ours(service), "value": value}])
    page.goto(service.url)
    assert page.title() == "Log ind · KLIK-overblik"


def test_after_eight_hours_an_open_tab_shows_nothing_more(service, visitor, new_page, monkeypatch):
    liva = visitor("liva", "/data")
    [cookie] = [each for each in liva.context.cookies() if each["name"] == LOGIN]
    content, now = signer().loads(cookie["value"]), int(time.time())
    page = new_page(expected=REFUSED)
    for seconds_left in (-5, 8):
        signed_at = now - int(VALID.total_seconds()) + seconds_left
        monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self, at=signed_at: at)
        page.context.add_cookies([{**ours(service), "value": signer().dumps(content)}])
        page.goto(f"{service.url}/data")
        if seconds_left < 0:
            assert page.title() == "Log ind · KLIK-overblik"
    page.get_by_text("Liva Dam").wait_for()
    page.get_by_role("heading", name="Du er logget ud").wait_for()
    assert "Liva" not in page.content()


def ours(service) -> dict[str, str]:
    """A cookie of the login, but for its value."""
    return {"name": LOGIN, "url": service.url}


def test_the_way_back_from_the_provider_can_t_be_made_up(service, new_page):
    page = new_page(expected=REFUSED)
    for path in ("/login/callback?code=x&state=y", "/login/callback", "/login/callback?error=access_denied"):
        page.goto(f"{service.url}{path}")
        assert headings(page) == ["Du er ikke logget ind"]
    page.goto(f"{service.url}/login/start?provider=prove&next=https://evil.example/")
    page.get_by_role("button", name="bo", exact=True).click()
    page.get_by_text("Log ud").wait_for()
    assert page.url.startswith(service.url)


def test_who_says_no_at_the_provider_is_not_logged_in(service, new_page):
    page = new_page(expected=REFUSED)
    page.goto(service.url)
    page.get_by_role("link", name="Log ind med Prøve-id").click()
    page.get_by_role("button", name="Deny").click()
    page.get_by_role("heading", name="Du er ikke logget ind").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_the_login_are_accessible_and_small(service, new_page, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = new_page(scheme=scheme, width=360, expected=REFUSED)
    for path in ("/", "/login/slut", "/login/callback"):
        page.goto(f"{service.url}{path}")
        of_axe = {"runOnly": {"type": "tag", "values": AXE_TAGS}}
        violations = Axe().run(page, options=of_axe).response["violations"]
        assert violations == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") == "A"


def test_no_name_stands_in_the_servers_log_and_every_act_in_the_audit_log(service, folder):
    logged = service.logged()
    assert not re.search(r"anna|holm|bo@|krag|nyborg\.xlsx", logged, re.IGNORECASE), logged
    lines = [line for file in (folder / "data").rglob("*.jsonl") for line in file.read_text().splitlines()]
    of_anna = [line for line in lines if '"anna@kommune.dk"' in line]
    for act in ("login", "saw", "loaded", "fetched", "logout"):
        assert [line for line in of_anna if f'"act": "{act}"' in line], act
    assert [line for line in lines if '"fremmed@kommune.dk"' in line and '"refused"' in line]


def test_a_provider_that_is_down_is_said_in_danish(service, provider, new_page):
    """The last of all: it is stopped."""
    page = new_page(expected=REFUSED)
    page.goto(f"{service.url}/opgaver")
    provider.kill()
    provider.wait()
    page.get_by_role("link", name="Log ind med Prøve-id").click()
    page.get_by_role("heading", name="Loginudbyderen svarer ikke").wait_for()
    assert "Prøve-id svarer ikke lige nu" in page.content()
    assert page.get_by_role("link", name="Prøv igen").get_attribute("href").endswith("next=%2Fopgaver")
