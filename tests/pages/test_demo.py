"""The sample data in two sessions: read once for both, and what one writes the other never sees."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.programme import edits
from dashboard.store import register
from dashboard.store.register import Change
from dashboard.ui import short_lived
from tests.conftest import EXPORT_DAY
from tests.pages.conftest import MENU, texts


@pytest.fixture
def visitor(monkeypatch):
    monkeypatch.setenv("KLIK_DATABASE", ":memory:")

    def comes() -> AppTest:
        app = AppTest.from_file(MENU, default_timeout=60)
        app.query_params["demo"] = "1"
        return app.run()

    return comes


def test_two_visitors_share_the_sample_data_until_one_writes(visitor):
    writer, reader = visitor(), visitor()
    assert not writer.exception and not reader.exception
    mine, theirs = (app.session_state["demo_store"] for app in (writer, reader))
    assert mine.instance._connection is theirs.instance._connection
    before = len(register.newest(theirs, "projects"))
    edits.save(mine, [Change("projects", {"project": "Mit eget"}, position=99)], "ABC", EXPORT_DAY)
    assert len(register.newest(mine, "projects")) == before + 1
    assert len(register.newest(theirs, "projects")) == before
    assert not writer.run().exception and not reader.run().exception
    assert "Kræver handling" in texts(writer) and "Kræver handling" in texts(reader)


def test_who_leaves_them_lets_go_of_the_copy(visitor):
    app = visitor()
    store = app.session_state["demo_store"]
    next(button for button in app.button if button.label == "Forlad eksempeldata").click().run()
    assert not app.exception and "Upload din KLIK-eksport" in texts(app)
    assert store not in [one for stores in short_lived._stores.values() for one in stores]


def test_they_open_beside_one_s_own_data_and_what_is_not_saved_waits(open_page, store_with):
    store = store_with({"project": "KSD"}, {"project": "KY"})
    page = open_page("app_pages/programme.py")
    page.session_state["unsaved_changes"] = {"projects": [Change("projects", {"project": "KSD"})]}
    page = page.switch_page("app_pages/data.py").run()
    assert "med 2 opgaver" in texts(page)
    page = pressed(page, "Se eksempeldata")
    assert (
        not page.exception
        and "Eksempelkøbing Kommune"
        in page.session_state["demo_store"].ask("data/exports_in_use")["municipality"].tolist()
    )
    assert "med 394 opgaver" in texts(page) and "unsaved_changes" not in page.session_state
    assert "Forlad eksempeldata" not in [button.label for button in page.button]
    page = pressed(page, "Tilbage til jeres egne data")
    assert not page.exception and "med 2 opgaver" in texts(page)
    page = page.switch_page("app_pages/programme.py").run()
    assert "Projekter: 1 ændring" in texts(page) and page.session_state["memory_store"] is store


def pressed(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def test_a_visitor_whose_sample_data_broke_gets_them_anew(visitor):
    """As after a fatal error of DuckDB, which another visitor may have met."""
    app, another = visitor(), visitor()
    broken = another.session_state["demo_store"].instance
    broken._drop(broken._connection)
    for each in (app, another):
        assert not each.run().exception and "Kræver handling" in texts(each)
