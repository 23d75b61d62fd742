"""Whose data a session works with, where each municipality has a database of its own."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.imports import load
from dashboard.ui import session
from tests import exports
from tests.pages.conftest import MENU, texts

TITLE = "Hvilken kommune arbejder du for?"


@pytest.fixture
def stores(tmp_path, monkeypatch):
    monkeypatch.setenv("KLIK_DATABASE", f"folder:{tmp_path}")
    opened = session._open_stores(f"folder:{tmp_path}")
    for name, task in (("Nyborg Kommune", "Nyborgs opgave"), ("Odense Kommune", "Odenses opgave")):
        export = exports.xlsx({"Opgave": task}, title="Udtræk pr. 23-11-2026")
        load.load_file(opened.of(name), f"{name}.xlsx", export)
    yield opened
    opened.close()
    session._open_stores.clear()


def opened_page(code: str = "") -> AppTest:
    app = AppTest.from_file(MENU, default_timeout=30)
    if code:
        app.query_params["kommunekode"] = code
    return app.run()


def button(app: AppTest, label: str):
    return next(each for each in app.button if each.label == label)


def test_it_is_asked_for_first_and_those_with_a_database_stand_first(stores):
    app = opened_page()
    assert app.title[0].value == TITLE and not app.exception
    assert app.selectbox[0].options[:2] == ["Nyborg Kommune", "Odense Kommune"]
    assert "Aarhus Kommune" in app.selectbox[0].options
    assert "opgave" not in texts(app).replace("opgaver", "")


def test_the_chosen_ones_tasks_are_shown_and_no_others(stores):
    app = opened_page()
    app.selectbox[0].select("Odense Kommune").run()
    assert not app.exception and "0461" in app.query_params["kommunekode"]
    app.switch_page("app_pages/data.py").run()
    assert "Odense Kommune.xlsx" in texts(app) and "Nyborg Kommune.xlsx" not in texts(app)
    assert "Odense Kommune" in [text.value for text in app.sidebar.text]


def test_the_address_says_whose_it_is(stores):
    app = opened_page("0450").switch_page("app_pages/data.py").run()
    assert "Nyborg Kommune.xlsx" in texts(app)


def test_another_code_in_the_address_is_asked_about_and_leaves_nothing_of_the_first(stores):
    app = opened_page("0450").switch_page("app_pages/tasks.py").run()
    app.session_state["chosen"] = {"projects": ("KSD",)}
    app.query_params["kommunekode"] = "0461"
    app.run()
    assert app.title[0].value == "Vil du gå til Odense Kommune?" and not app.get("file_uploader")
    button(app, "Gå til Odense Kommune").click().run()
    assert not app.exception and app.session_state["municipality"] == "Odense Kommune"
    assert "chosen" not in app.session_state or not app.session_state["chosen"]


def test_one_may_stay(stores):
    app = opened_page("0450")
    app.query_params["kommunekode"] = "0461"
    app.run()
    button(app, "Bliv i Nyborg Kommune").click().run()
    assert not app.exception and "0450" in app.query_params["kommunekode"]
    assert app.session_state["municipality"] == "Nyborg Kommune"


@pytest.mark.parametrize("code", ["9999", "Atlantis", "../0450", "4" * 5000])
def test_a_code_of_no_municipality_asks_again_and_is_left(stores, code):
    app = opened_page(code)
    assert not app.exception and app.title[0].value == TITLE
    app.selectbox[0].select("Odense Kommune").run()
    assert not app.exception and "0461" in app.query_params["kommunekode"]
    assert app.session_state["municipality"] == "Odense Kommune"


def test_a_damaged_one_is_said_and_another_can_be_chosen(stores, tmp_path):
    (tmp_path / "0751").mkdir()
    (tmp_path / "0751" / "klik.duckdb").write_bytes(b"not a database" * 1000)
    app = opened_page("0751")
    assert "Filen er ikke en database fra KLIK-overblik" in texts(app)
    button(app, "Skift kommune").click().run()
    assert app.title[0].value == TITLE


def test_a_folder_that_cannot_be_read_is_said(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("KLIK_DATABASE", f"folder:{tmp_path / 'file'}")
    app = opened_page()
    assert not app.exception and "Der er ikke adgang til databasens mappe" in texts(app)


def test_one_goes_to_another_from_the_menu(stores):
    app = opened_page("0450")
    button(app, "Skift kommune").click().run()
    assert app.title[0].value == TITLE and "kommunekode" not in app.query_params
    app.selectbox[0].select("Aarhus Kommune").run()
    assert not app.exception and "Upload din KLIK-eksport" in texts(app)


def test_the_sample_data_need_no_municipality(stores):
    app = AppTest.from_file(MENU, default_timeout=60)
    app.query_params["demo"] = "1"
    app.run()
    assert not app.exception and app.title[0].value != TITLE
