"""Two servers on one lake behind a proxy that keeps a browser on one of them, as docs/drift.md has it."""

import os
import signal
import ssl
from contextlib import ExitStack
from functools import partial
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests import lakes
from tests.browser import logins, nginx, own_export
from tests.browser.conftest import DANISH, free_port
from tests.browser.looking import wait_until_settled
from tests.browser.visiting import column, comes_to, drop, go_to, how_many

ADDRESSES = ("127.0.0.1:8501", "127.0.0.1:8502")


@pytest.fixture(scope="module")
def ports():
    return {name: free_port() for name in ("https", "http", "provider")}


@pytest.fixture(scope="module")
def postgres():
    """Of this file's own, since it is stopped."""
    lakes.require()
    nginx.require()
    with lakes.postgres() as server:
        yield server


@pytest.fixture(scope="module")
def servers(postgres, start_server, ports, tmp_path_factory):
    folder = tmp_path_factory.mktemp("lakes")
    login = logins.settings_file(folder / "login.toml", ports["https"], ports["provider"])
    login.write_text(login.read_text("utf-8").replace('address = "http:', 'address = "https:'), "utf-8")
    settings = {
        "KLIK_LOGIN": "oidc",
        "KLIK_LOGIN_FILE": str(login),
        "KLIK_DATABASE": f"lake:{folder / 'data'}",
        "KLIK_LOG": "json",
    }
    arguments = ("-m", "dashboard", "--no-browser", "--port")
    with ExitStack() as stack:
        stack.enter_context(lakes.settings(postgres, folder / "parquet"))
        for code in ("0450", "0461"):
            stack.enter_context(lakes.municipality(postgres, folder / "data" / code))
        stack.enter_context(logins.provider(ports["provider"]))
        yield [stack.enter_context(start_server(*arguments, **settings)) for _ in ADDRESSES]


@pytest.fixture(scope="module")
def proxy(servers, ports, tmp_path_factory):
    named = zip(ADDRESSES, servers, strict=True)
    ours = {f"server {address}": f"server {each.url.removeprefix('http://')}" for address, each in named}
    with nginx.running("nginx-two-servers.conf", ports, tmp_path_factory.mktemp("nginx"), ours) as address:
        yield address


@pytest.fixture(scope="module")
def pages(strangers, servers, proxy):
    """Anna in two browsers, each on its own server."""
    by_server = {}
    while len(by_server) < len(servers):
        context = strangers.new_context(ignore_https_errors=True, **DANISH)
        page = context.new_page()
        page.set_default_timeout(30_000)
        asked_of = server_of(page, servers, proxy)
        if asked_of is None or asked_of in by_server:
            context.close()
            continue
        by_server[asked_of] = page
        logins.log_in_at(page, f"{proxy}/data", "anna")
        stays = comes_to(asked_of, partial(server_of, page, servers, proxy), page)
        assert stays, "a browser stays where it first came"
    yield [by_server[number] for number in range(len(servers))]
    for page in by_server.values():
        page.context.close()


def server_of(page, servers, proxy: str) -> int | None:
    """Which of them answers the page's browser: the one whose log has the request, or None yet."""
    request = page.request.get(f"{proxy}/klik-logo.svg").headers.get("x-request-id", "of the proxy itself")
    return next((number for number, server in enumerate(servers) if request in server.logged()), None)


def test_what_is_loaded_on_one_is_seen_on_the_other_at_the_next_click(pages, tmp_path):
    first, second = pages
    drop(first, own_export.write(tmp_path / "n.xlsx", seed=1, tasks=31, municipality="Nyborg Kommune"))
    assert comes_to(["n.xlsx"], lambda: column(first, "Fil"), first)
    go_to(second, "Opgaver")
    assert how_many(second)[1] == 31
    drop_in(second, own_export.write(tmp_path / "m.xlsx", seed=2, tasks=17, municipality="Nyborg Kommune"))
    go_to(first, "Data")
    assert comes_to({"n.xlsx", "m.xlsx"}, lambda: {*column(first, "Fil")}, first)


def drop_in(page, file) -> None:
    go_to(page, "Data")
    drop(page, file)
    assert comes_to(True, lambda: file.name in column(page, "Fil"), page)


def test_without_postgresql_a_page_says_so_and_works_again_by_itself(pages, servers, proxy, postgres):
    first, _ = pages
    go_to(first, "Overblik")
    postgres.stop()
    try:
        first.get_by_test_id("stSidebarNav").get_by_text("Data", exact=True).click()
        first.get_by_text("Databaseserveren eller datalageret svarer ikke").first.wait_for()
        assert ready(proxy) == 503
    finally:
        postgres.start()
    assert comes_to(200, lambda: ready(proxy), first)
    first.reload()
    go_to(first, "Data")
    assert {"n.xlsx", "m.xlsx"} == {*column(first, "Fil")}


def test_where_one_stops_its_users_go_on_at_the_other(pages, servers, proxy):
    """The last of all."""
    first, _ = pages
    os.kill(servers[0].pid, signal.SIGTERM)
    assert comes_to(1, lambda: server_of(first, servers, proxy), first, 40)
    first.reload()
    wait_until_settled(first)
    go_to(first, "Opgaver")
    assert how_many(first)[1] == 17, "of two exports of one day the last one is shown"


def ready(proxy: str) -> int:
    try:
        with urlopen(f"{proxy}/klik/ready", context=ssl._create_unverified_context(), timeout=10) as answer:
            return answer.status
    except HTTPError as error:
        return error.code
