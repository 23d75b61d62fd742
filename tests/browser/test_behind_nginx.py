"""As docs/drift says to run it: behind nginx, with a login, a JSON log and figures; and its stop."""

import json
import os
import re
import signal
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.browser import logins, nginx, own_export
from tests.browser.conftest import DANISH, free_port
from tests.browser.looking import wait_until_settled
from tests.browser.visiting import column, comes_to, drop, go_to, how_many


@pytest.fixture(scope="module")
def ports():
    return {name: free_port() for name in ("https", "http", "provider", "figures")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Of the settings and the data."""
    return tmp_path_factory.mktemp("drift")


@pytest.fixture(scope="module")
def service(start_server, ports, folder):
    """The dashboard as the unit of systemd has it, but for its paths and ports."""
    file = logins.settings_file(folder / "login.toml", ports["https"], ports["provider"])
    file.write_text(
        file.read_text(encoding="utf-8").replace('address = "http:', 'address = "https:'), "utf-8"
    )
    settings = {
        "KLIK_LOGIN": "oidc",
        "KLIK_LOGIN_FILE": str(file),
        "KLIK_DATABASE": f"folder:{folder / 'data'}",
        "KLIK_LOG": "json",
        "KLIK_METRICS_PORT": str(ports["figures"]),
    }
    nginx.require()
    arguments = ("-m", "dashboard", "--no-browser", "--port")
    with logins.provider(ports["provider"]), start_server(*arguments, **settings) as running:
        yield running


@pytest.fixture(scope="module")
def proxy(service, ports, tmp_path_factory):
    """nginx with the file of docs/drift; gives the address that users type."""
    folder = tmp_path_factory.mktemp("nginx")
    with nginx.running("nginx.conf", ports, folder, {"http://127.0.0.1:8501": service.url}) as address:
        yield address


@pytest.fixture(scope="module")
def anna(strangers, proxy):
    """Logged in through the proxy, with an export loaded."""
    context = strangers.new_context(ignore_https_errors=True, accept_downloads=True, **DANISH)
    page = context.new_page()
    page.set_default_timeout(30_000)
    logins.log_in_at(page, f"{proxy}/data", "anna")
    yield page
    context.close()


def test_upload_socket_and_download_pass(anna, tmp_path):
    drop(anna, own_export.write(tmp_path / "n.xlsx", seed=1, tasks=31, municipality="Nyborg Kommune"))
    assert comes_to(["n.xlsx"], lambda: column(anna, "Fil"), anna)
    go_to(anna, "Opgaver")
    assert how_many(anna)[1] == 31
    with anna.expect_download() as fetched:
        anna.get_by_role("button", name=re.compile("Hent")).first.click()
    assert Path(fetched.value.path()).read_bytes()[:2] == b"PK"


def test_the_cookie_is_sent_encrypted_only_and_to_this_host_only(anna):
    [cookie] = [each for each in anna.context.cookies() if "klik-login" in each["name"]]
    assert cookie["name"] == "__Host-klik-login"
    assert cookie["secure"] and cookie["httpOnly"] and cookie["path"] == "/"


def test_the_unencrypted_address_leads_to_the_encrypted(anna, ports, proxy):
    answer = anna.request.get(f"http://127.0.0.1:{ports['http']}/opgaver", max_redirects=0)
    assert (answer.status, answer.headers["location"]) == (301, "https://127.0.0.1/opgaver")
    assert anna.request.get(f"{proxy}/klik/ready").headers["strict-transport-security"]


def test_a_request_can_be_followed_from_proxy_to_log(anna, service, proxy):
    answer = anna.request.get(f"{proxy}/opgaver?person=Anna+Holm")
    lines = [json.loads(line) for line in service.logged().splitlines() if line.startswith("{")]
    [of_it] = [line for line in lines if line.get("request") == answer.headers["x-request-id"]]
    assert re.fullmatch(r"GET /opgaver \d+ \d+ ms", of_it["text"])
    assert not re.search(r"anna|holm|n\.xlsx", service.logged(), re.IGNORECASE)


def test_the_figures_follow(anna, ports):
    wait_until_settled(anna)
    with urlopen(f"http://127.0.0.1:{ports['figures']}/metrics", timeout=5) as answer:
        figures = answer.read().decode()
    assert "klik_sessions 1.0" in figures and "klik_import_count 1.0" in figures


def test_it_stops_when_it_is_asked_to_and_puts_everything_in_its_place(anna, service, folder):
    """The last of all. What DuckDB hasn't put in its place yet stands in a file beside the database."""
    go_to(anna, "Programmappe")
    anna.get_by_role("button", name="Gem ændringer").click()
    anna.get_by_text(re.compile("er gemt")).first.wait_for()
    assert list(folder.rglob("*.wal"))
    os.kill(service.pid, signal.SIGTERM)
    assert comes_to(False, lambda: is_running(service.pid), anna, 30)
    assert not list(folder.rglob("*.wal"))
    assert "fejl" not in service.logged()


def is_running(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
