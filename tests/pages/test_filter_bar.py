"""The line of filters: what is chosen as chips, in the panel and in the address, and the notices below it."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain import filter_query
from dashboard.domain.filters import AS_OF, FILTERS, as_words
from dashboard.ui import session
from tests.conftest import EXPORT_DAY
from tests.pages.conftest import MENU, chips, filters_set, open_filters, press, set_filters, texts

PAGE = "app_pages/tasks.py"
OVERVIEW = "app_pages/overview.py"
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
    "vaerste": ["Rød"],
    "tema": ["Gevinster"],
    "fra": ["2026-11-01"],
    "til": ["2026-12-31"],
    "visning": ["Røde"],
    "dato": ["2026-11-25"],
}


@pytest.fixture
def follow(empty_store, monkeypatch):
    """follow({"projekt": ["KSD"]}): the front page as a link with that query opens it."""
    monkeypatch.setenv("KLIK_DATABASE", ":memory:")

    def open_link(query: dict, page: str = OVERVIEW) -> AppTest:
        app = AppTest.from_file(MENU, default_timeout=30)
        app.session_state["memory_store"] = empty_store
        for key, values in query.items():
            app.query_params[key] = values
        app.run()
        return app if page == OVERVIEW else app.switch_page(page).run()

    return open_link


def test_every_filter_is_in_the_panel_and_none_is_drawn_while_it_is_closed(open_page, store_with):
    store_with(TASK)
    store_with(TASK, municipality="Prøveby")
    page = open_page(PAGE)
    keys = {one.key for one in (*FILTERS, AS_OF)}
    assert drawn(page) & keys == {"dato", "visning"}
    assert drawn(open_filters(page)) >= keys


def drawn(page: AppTest) -> set:
    widgets = [*page.multiselect, *page.date_input, *page.text_input, *page.selectbox]
    return {widget.key for widget in widgets}


def test_a_choice_in_the_panel_is_a_chip_and_stands_in_the_address(open_page, store_with):
    store_with(TASK, TASK | {"project": "KY"})
    page = open_filters(open_page(PAGE))
    page.multiselect(key="projekt").select("KY").run()
    assert chips(page) == ["Projekt: KY"]
    assert page.query_params["projekt"] == "KY" and "1 af 2 opgaver" in texts(page)
    page.text_input(key="tekst").set_value("noget").run()
    assert chips(page) == ["Projekt: KY", "Søgning: noget"]
    assert "tekst" not in page.query_params and "0 af 2 opgaver" in texts(page)


def test_each_value_is_a_chip_of_its_own_that_a_click_takes_away(open_page, store_with):
    store_with(TASK, TASK | {"project": "KY"}, TASK | {"project": "BBR"})
    page = open_page(PAGE, projekt=["KSD", "KY"], lys=["Rød"])
    assert chips(page) == ["Projekt: KSD", "Projekt: KY", "KLIK-lys: Rød"]
    press(page, "Projekt: KSD ✕")
    assert filters_set(page) == {"projekt": ["KY"], "lys": ["Rød"]}
    press(page, "Projekt: KY ✕")
    assert chips(page) == ["KLIK-lys: Rød"] and "projekt" not in page.query_params


def test_more_chips_than_the_line_has_room_for_wait_behind_one_button(open_page, store_with):
    names = [f"Et projekt med et langt navn, nr. {number}" for number in range(5)]
    store_with(*[TASK | {"project": name} for name in names])
    page = open_page(PAGE, projekt=names)
    assert len(chips(page)) == 5, "all can be taken away"
    assert [popover.proto.popover.label for popover in page.get("popover")][-1] == "4 til"


def test_a_name_in_a_chip_is_no_markdown(open_page, store_with):
    store_with(TASK | {"project": "**Fed** [her](x)"})
    assert chips(open_page(PAGE, projekt=["**Fed** [her](x)"])) == [r"Projekt: \*\*Fed\*\* \[her\]\(x\)"]


def test_a_link_means_the_same_to_the_bar_and_to_the_shell(follow, store_with):
    store_with(TASK)
    app = follow(LINK)
    in_link = {key: LINK[key] for key in LINK if key != "visning"}
    expected = filter_query.read_query(in_link, EXPORT_DAY)
    assert app.date_input(key="dato").value == expected.as_of
    assert as_words(expected) == merged(chips(app))
    assert set(LINK) == {
        one.key for one in (*FILTERS, AS_OF) if not one.is_personal and one.field != "municipalities"
    }


def merged(chips: list[str]) -> list[str]:
    """ "Projekt: A" and "Projekt: B" as "Projekt: A, B"."""
    by_label: dict[str, list[str]] = {}
    for chip in chips:
        label, _, word = chip.partition(": ")
        by_label.setdefault(label, []).append(word)
    return [f"{label}: {', '.join(words)}" for label, words in by_label.items()]


def test_what_a_link_has_of_nonsense_and_of_persons_is_passed_over(follow, store_with):
    store_with(TASK)
    app = follow({"lys": ["Lilla"], "fra": ["i går"], "person": ["Ane"], "tekst": ["x"], "projekt": ["KSD"]})
    assert not app.exception
    assert filters_set(app) == {"projekt": ["KSD"]}


def test_filters_hold_across_pages_and_pages_without_them(open_page, store_with):
    store_with(TASK, TASK | {"project": "KY"})
    page = open_page(PAGE, projekt=["KY"], person=["Ulla Udfører"])
    for other in ("app_pages/data.py", "app_pages/timeline.py"):
        page.switch_page(other).run()
    assert filters_set(page) == {"projekt": ["KY"], "person": ["Ulla Udfører"]}
    assert chips(page) == ["Projekt: KY", "Person: Ulla Udfører"]


def test_a_ready_view_is_a_chip_where_it_works(open_page, store_with):
    store_with(TASK)
    page = open_page(PAGE, visning="Røde")
    assert chips(page) == ["Visning: Røde"] and page.selectbox(key="visning").value == "Røde"
    press(page, "Visning: Røde ✕")
    assert chips(page) == [] and page.selectbox(key="visning").value is None
    page.selectbox(key="visning").select("Åbne").run()
    assert chips(page) == ["Visning: Åbne"] and page.query_params["visning"] == "Åbne"
    page.switch_page(OVERVIEW).run()
    assert chips(page) == [] and "Nulstil" not in [button.label for button in page.button]


def test_reset_empties_every_filter_and_is_there_only_where_one_is_set(open_page, store_with):
    store_with(TASK)
    page = open_page(PAGE)
    assert "Nulstil" not in [button.label for button in page.button]
    set_filters(page, projekt=["KSD"], lys=["Rød"], mangler=["Ingen udfører"], tekst="noget")
    page.date_input(key="dato").set_value(EXPORT_DAY - timedelta(days=3)).run()
    press(page, "Nulstil")
    assert filters_set(page) == {} and page.date_input(key="dato").value == EXPORT_DAY
    assert "Nulstil" not in [button.label for button in page.button]


def test_the_newest_day_picked_by_hand_gives_way_to_a_newer_export(open_page, store_with):
    store_with(TASK)
    page = open_page(PAGE)
    page.date_input(key="dato").set_value(EXPORT_DAY - timedelta(days=3)).run()
    assert page.query_params["dato"] == "2026-11-20"
    page.date_input(key="dato").set_value(EXPORT_DAY).run()
    assert "dato" not in page.query_params and filters_set(page) == {}


def test_a_page_that_heeds_few_filters_says_which(open_page, store_with):
    store_with(TASK)
    said = "Kun filtrene Projekt, Støttesystem, Snitflade og Kommune virker på denne side."
    assert said in texts(open_page("app_pages/systems.py")) and said not in texts(open_page(PAGE))


@pytest.mark.parametrize(("days", "is_said"), [(14, False), (15, True)])
def test_an_old_export_is_said_until_that_is_put_aside(open_page, store_with, monkeypatch, days, is_said):
    monkeypatch.setattr(session, "today", lambda: EXPORT_DAY + timedelta(days=days))
    store_with(TASK)
    page = press(open_page(PAGE), "Skjul")  # that the data are of this session only
    said = "Eksporten er 15 dage gammel. Hent en ny i KLIK, og læg den ind på siden Data."
    assert (said in texts(page)) is is_said
    if is_said:
        assert said not in texts(press(page, "Skjul"))


def test_the_sample_data_s_notice_is_put_aside_for_the_session_and_says_nothing_of_age(monkeypatch):
    monkeypatch.setattr(session, "today", lambda: date(2031, 1, 1))
    monkeypatch.setenv("KLIK_DATABASE", ":memory:")
    app = AppTest.from_file(MENU, default_timeout=60)
    app.query_params["demo"] = "1"
    app.run()
    assert "Du ser eksempeldata. Alt er opdigtet." in texts(app)
    press(app, "Skjul").switch_page("app_pages/roles.py").run()
    assert "Du ser eksempeldata" not in texts(app) and "dage gammel" not in texts(app)
    assert "Forlad eksempeldata" in [button.label for button in app.sidebar.button]
