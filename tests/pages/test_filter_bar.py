"""The bar draws every filter, and reads a link as domain/filter_query.py does."""

from streamlit.testing.v1 import AppTest

from dashboard.domain import filter_query
from dashboard.domain.filters import AS_OF, FILTERS, Kind, as_words
from tests.conftest import EXPORT_DAY
from tests.pages.conftest import MENU, texts

PAGE = "app_pages/tasks.py"
TASK = {
    "project": "KSD",
    "components": ["Organisation"],
    "interfaces": ["SF1500"],
    "theme": "Gevinster",
    "light": "red",
    "due_date": EXPORT_DAY,
}
LINK = {
    "projekt": ["KSD"],
    "system": ["Organisation"],
    "snitflade": ["SF1500"],
    "lys": ["Rød"],
    "beregnet": ["Gul", "Rød"],
    "tema": ["Gevinster"],
    "fra": ["2026-11-01"],
    "til": ["2026-12-31"],
    "visning": ["Røde"],
    "dato": ["2026-11-25"],
}


def test_every_filter_is_drawn(open_page, store_with, empty_store):
    store_with(TASK)
    store_with(TASK, municipality="Prøveby")
    page = open_page(PAGE)
    widgets = [*page.multiselect, *page.date_input, *page.text_input, *page.get("button_group")]
    keys = {widget.key for widget in widgets}
    assert {one.key for one in (*FILTERS, AS_OF)} <= keys


def test_a_link_means_the_same_to_the_bar_and_to_the_shell(store_with, empty_store, monkeypatch):
    store_with(TASK)
    monkeypatch.setenv("KLIK_DATABASE", ":memory:")
    app = AppTest.from_file(MENU, default_timeout=30)
    app.session_state["memory_store"] = empty_store
    for key, values in LINK.items():
        app.query_params[key] = values
    app.run()
    expected = filter_query.read_query({key: LINK[key] for key in LINK if key != "visning"}, EXPORT_DAY)
    assert " · ".join(as_words(expected)) in texts(app)
    assert f"opgjort pr. {expected.as_of:%d.%m.%Y}" in texts(app)
    assert set(LINK) == {
        one.key for one in (*FILTERS, AS_OF) if not one.is_personal and one.field != "municipalities"
    }


def test_reset_empties_every_filter(open_page, store_with):
    store_with(TASK)
    page = open_page(PAGE, projekt=["KSD"], lys=["Rød"], mangler=["Ingen udfører"])
    page.text_input(key="tekst").set_value("noget").run()
    page = next(button for button in page.button if button.label == "Nulstil filtre").click().run()
    for one in FILTERS:
        if one.kind is not Kind.VIEW and one.field != "municipalities":
            assert page.session_state[one.key] == one.to_widget(one.empty)
    assert page.session_state["dato"] == EXPORT_DAY
