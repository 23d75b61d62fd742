"""What the pages show and let a login do: whose data, under what name, as what."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import logins
from dashboard.domain.acts import Act
from dashboard.domain.problems import LoginEnded
from dashboard.imports import load
from dashboard.login import login_settings, signed_login
from dashboard.store import register, sharing
from dashboard.ui import current_login, session
from tests import exports
from tests.login.test_login_settings import WRITTEN
from tests.pages.conftest import MENU, texts

READ = login_settings.interpreted(WRITTEN)


@pytest.fixture
def stores(tmp_path, monkeypatch):
    """A database with a task for Nyborg, and one for Odense."""
    database = f"folder:{tmp_path}"
    monkeypatch.setenv("KLIK_DATABASE", database)
    monkeypatch.setenv("KLIK_LOGIN", "oidc")
    monkeypatch.setattr(login_settings, "configured", lambda: READ)
    opened = session._open_stores(database)
    for name, task in (("Nyborg Kommune", "Nyborgs opgave"), ("Odense Kommune", "Odenses opgave")):
        export = exports.xlsx({"Opgave": task}, title="Udtræk pr. 23-11-2026")
        load.load_file(opened.of(name), f"{name}.xlsx", export)
    yield opened
    opened.close()
    session._open_stores.clear()


@pytest.fixture
def logged_in(stores, monkeypatch):
    """logged_in(tid="o", groups=["laes"]): the cookie that the browser has from now on; gives its login."""

    def log_in(**claims):
        user = {"iss": "https://login.example", "tid": "n", "name": "Anna Holm", "sub": "anna"} | claims
        kept = signed_login.claims_of(user, READ.providers["entra"], READ)
        cookie = signed_login.signed(kept, READ)
        monkeypatch.setattr(current_login, "_cookie", lambda: cookie)
        return logins.login_of(cookie)

    return log_in


def opened_page(page: str = "", **address: str) -> AppTest:
    app = AppTest.from_file(MENU, default_timeout=30)
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    return app.switch_page(f"app_pages/{page}.py").run() if page else app


def buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def acts(login) -> list[tuple[str, str]]:
    entries = logins.audit_log(login.municipality).newest(1_000)
    return [(entry.act, entry.what) for entry in entries.itertuples()][::-1]


def test_only_the_logins_municipality_is_shown_and_it_is_not_chosen(logged_in):
    logged_in(tid="o", groups=["laes"])
    app = opened_page("data")
    assert not app.exception
    assert "Odense Kommune.xlsx" in texts(app) and "Nyborg Kommune.xlsx" not in texts(app)
    assert "Skift kommune" not in buttons(app) and "Log ud" in buttons(app)
    assert "Anna Holm\nLæser\nOdense Kommune" in [text.value for text in app.sidebar.text]


@pytest.mark.parametrize("page", ["", "tasks", "overview", "report", "data", "programme"])
def test_a_link_to_another_municipality_shows_nothing_of_it(logged_in, page):
    logged_in(tid="o", groups=["laes"])
    app = opened_page(page, kommunekode="0450")
    assert "Nyborgs opgave" not in texts(app) and "Nyborg Kommune.xlsx" not in texts(app)
    if not page:
        assert app.title[0].value == "Linket er til Nyborg Kommune"
        next(button for button in app.button if button.label == "Gå til Odense Kommune").click().run()
        assert "0461" in app.query_params["kommunekode"] and len(app.title) == 1


@pytest.mark.parametrize("page", ["overview", "tasks", "data", "programme", "report"])
def test_an_ended_login_shows_nothing(logged_in, page):
    login = logged_in(groups=["alle"])
    app = opened_page(page)
    assert "Log ud" in buttons(app)
    logins.end(login)
    app.run()
    assert [title.value for title in app.title] == ["Du er logget ud"]
    assert "Nyborg" not in texts(app) and not buttons(app)


def test_an_ended_login_changes_nothing_by_a_click_either(logged_in, stores):
    """The click's callback runs before anything is drawn."""
    login = logged_in(groups=["alle"])
    store = stores.of("Nyborg Kommune")
    later = exports.xlsx({"Opgave": "Ny"}, title="Udtræk pr. 23-11-2026")
    load.load_file(store, "senere.xlsx", later)
    app = opened_page("data")
    shown = store.ask("data/exports_in_use")["file_name"].tolist()
    first = store.ask("data/snapshots").query("not in_use")["snapshot_id"].iloc[0]
    app.session_state["chosen_snapshot"] = first
    app.run()
    instead = next(button for button in app.button if button.label == "Vis denne i stedet")
    logins.end(login)
    instead.click().run()
    assert store.ask("data/exports_in_use")["file_name"].tolist() == shown


def test_who_has_no_login_sees_nothing(stores, monkeypatch):
    monkeypatch.setattr(current_login, "_cookie", lambda: None)
    app = opened_page()
    assert [title.value for title in app.title] == ["Du er logget ud"]


def test_a_reader_is_offered_nothing_that_writes(logged_in):
    logged_in(groups=["laes"])
    data = opened_page("data")
    assert not data.get("file_uploader") and not [each for each in buttons(data) if "Slet" in each]
    assert "eksporter lægges ind af jeres programleder" in texts(data)
    assert "Hvem har gjort hvad?" not in texts(data)
    programme = opened_page("programme")
    assert not programme.get("file_uploader") and "Gem ændringer" not in buttons(programme)


def test_an_administrator_sees_who_did_what(logged_in):
    login = logged_in(groups=["alle"])
    app = opened_page("data")
    assert "Hvem har gjort hvad?" in [header.value for header in app.header]
    app.switch_page("app_pages/tasks.py").run().run()
    assert acts(login)[-2:] == [(Act.SAW, "Data"), (Act.SAW, "Opgaver")], "once, until another page is opened"


def test_no_initials_are_asked_for_and_what_is_written_is_recorded(logged_in, stores):
    login = logged_in(groups=["alle"])
    app = opened_page("programme")
    assert "Dine initialer" not in [field.label for field in app.text_input]
    store = stores.of("Nyborg Kommune")
    as_anna = store.for_session(session_of(login, store))
    change = register.Change("contacts", {"what": "ringet"}, position=1)
    register.save(as_anna, [change], "Anna Holm", date(2026, 11, 23))
    assert acts(login)[-1] == (Act.WROTE, "1 række i programmappen (Kontakt)")


def session_of(login, store):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(current_login, "login", lambda: login)
        return current_login.as_logged_in(store.session)


def test_what_a_thread_makes_later_is_refused_once_the_login_has_ended(logged_in):
    login = logged_in(groups=["laes"])
    refuse = current_login.refuse_ended()
    refuse()
    logins.end(login)
    with pytest.raises(LoginEnded):
        refuse()


@pytest.mark.parametrize(("group", "may"), [("laes", False), ("alle", True)])
def test_a_reader_sees_what_would_be_shared_and_an_administrator_shares_it(logged_in, stores, group, may):
    login = logged_in(groups=[group])
    app = opened_page("comparison")
    assert not app.exception and "I deler ikke jeres tal" in texts(app)
    assert ("Del kommunens tal" in buttons(app)) == may
    assert ("Kun en administrator kan slå det til." in texts(app)) != may
    if may:
        next(button for button in app.button if button.label == "Del kommunens tal").click().run()
        assert "Stop delingen" in buttons(app) and sharing.is_on(stores.of("Nyborg Kommune"))
        assert (Act.WROTE, "deling af kommunens tal: slået til") in acts(login)
