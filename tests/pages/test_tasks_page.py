"""app_pages/tasks.py with no data, with some, and with a filter that leaves nothing."""

import json
from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import (
    MENU,
    chips,
    open_filters,
    press,
    row_list_with,
    row_lists,
    set_filters,
    texts,
)

PAGE = "app_pages/tasks.py"
TODAY = date(2026, 11, 23)


def due(days: int) -> dict:
    return {"due_date": TODAY + timedelta(days=days)}


def test_without_data_the_page_says_what_to_do(open_page):
    page = open_page(PAGE)
    assert not page.exception
    assert "Upload din KLIK-eksport" in texts(page)


def test_the_most_urgent_task_stands_first(open_page, store_with):
    store_with(due(90) | {"title": "senere"}, due(-1) | {"title": "nu"})
    page = open_page(PAGE)
    assert not page.exception
    assert row_lists(page)[0]["Opgave"].tolist() == ["nu", "senere"]


def test_a_ready_view_chooses_its_tasks(open_page, store_with):
    store_with(due(90) | {"executor": None, "title": "uden"}, due(90))
    page = open_page(PAGE)
    page.selectbox(key="visning").select("Uden udfører").run()
    assert row_lists(page)[0]["Opgave"].tolist() == ["uden"]
    assert "1 af 2 opgaver" in texts(page)
    page.selectbox(key="visning").set_value(None).run()
    assert "2 af 2 opgaver" in texts(page)


def test_filters_narrow_the_table(open_page, store_with):
    store_with(due(90) | {"project": "BBR"}, due(-1) | {"project": "BBR", "title": "den"}, due(-1))
    page = open_page(PAGE, projekt=["BBR"], beregnet=["Rød"])
    assert row_lists(page)[0]["Opgave"].tolist() == ["den"]


def test_an_interface_is_chosen_by_name_while_the_address_keeps_its_number(open_page, store_with):
    store_with(due(90) | {"interfaces": ["SF1500"], "title": "den"}, due(90) | {"interfaces": ["SF9999"]})
    page = open_page(PAGE, snitflade=["SF1500"])
    assert row_lists(page)[0]["Opgave"].tolist() == ["den"]
    shown = open_filters(page).multiselect(key="snitflade").options
    assert shown[0].startswith("SF1500 ") and shown[1] == "SF9999"
    assert page.query_params["snitflade"] == "SF1500"
    assert chips(page) == ["Snitflade: SF1500"]
    press(page, "Nulstil")
    assert "snitflade" not in page.query_params and len(row_lists(page)[0]) == 2


def test_an_interface_in_the_address_is_chosen(store_with, empty_store, monkeypatch):
    store_with(due(90) | {"interfaces": ["SF1500"]}, due(90))
    monkeypatch.setenv("KLIK_DATABASE", ":memory:")
    app = AppTest.from_file(MENU, default_timeout=30)
    app.session_state["memory_store"] = empty_store
    app.query_params["snitflade"] = "SF1500"
    app.run()
    assert open_filters(app).multiselect(key="snitflade").value == ["SF1500"]
    assert "1 af 2 opgaver" in texts(app)


def test_only_a_page_of_many_tasks_is_sent(open_page, store_with):
    store_with(*[due(90) | {"title": f"nr. {number:03}"} for number in range(250)])
    page = open_page(PAGE)
    assert len(row_lists(page)[0]) == 100
    assert "Viser 100 af 250" in texts(page)


def test_a_filter_that_leaves_nothing_says_so(open_page, store_with):
    store_with(due(90))
    page = open_page(PAGE, lys=["Fuldført"])
    assert not page.exception
    assert "Ingen opgaver passer til filtrene" in page.info[0].value


def test_a_picked_row_opens_the_drawer_on_that_very_task(open_page, store_with):
    store_with(
        due(-1) | {"title": "nu", "executor": "Ulla"},
        due(90) | {"title": "senere", "executor": None, "description": "Læs vejledningen først"},
    )
    page = open_page(PAGE)
    page.session_state["open_task"] = "Eksempelkøbing|K1"
    page.run()
    assert not page.exception
    assert "senere" in texts(page)
    assert "Ansvarlig: Anna Ansvarlig" in texts(page)
    assert "Mangler: Udfører, Projektleder, Programleder." in texts(page)


def is_open(page) -> bool:
    return "Ansvarlig: Anna Ansvarlig" in texts(page)


def test_a_click_opens_the_drawer_once_and_the_next_one_opens_it_again(open_page, store_with):
    store_with(due(-1), due(90))
    page = open_page(PAGE)
    for _ in range(2):
        page.session_state["open_task"] = "Eksempelkøbing|K1"
        page.run()
        assert is_open(page)
        page.run()
        assert not is_open(page), "a run that no click began leaves it closed"


def test_the_project_stands_beneath_the_task_and_the_row_looked_at_last_is_marked(open_page, store_with):
    store_with(due(-1) | {"title": "nu", "project": "BBR"}, due(90) | {"title": "senere", "project": "KY"})
    page = open_page(PAGE)
    assert row_lists(page)[0]["Opgave (beneath)"].tolist() == ["BBR", "KY"]
    page.session_state["task_in_drawer"] = "Eksempelkøbing|K1"
    page.run()
    assert json.loads(page.get("bidi_component")[0].proto.json)["current"] == 1


def drawer_of(open_page, store_with, task: dict):
    store_with(due(90) | {"title": "den"} | task)
    page = open_page(PAGE)
    page.session_state["open_task"] = "Eksempelkøbing|K0"
    page.run()
    assert not page.exception
    return page


def shown_under(page, heading: str) -> dict:
    return dict(row_list_with(page, heading).values.tolist())


def test_the_file_s_own_columns_stand_apart_under_the_file_s_own_headers(open_page, store_with):
    extra = {"Frist": "ved årets udgang", "Lokal mappe": "red", "Noter til mødet": "x" * 300}
    page = drawer_of(open_page, store_with, {"extra": json.dumps(extra)})
    assert shown_under(page, "Felt")["Frist"] == "21.02.2027"
    own = shown_under(page, "Kolonne i filen")
    assert own == {"Frist": "ved årets udgang", "Lokal mappe": "red"}
    assert f"Noter til mødet: {'x' * 300}" in texts(page), "what a cell would cut is text"


def test_the_file_s_text_is_shown_as_the_file_writes_it(open_page, store_with):
    page = drawer_of(
        open_page,
        store_with,
        {"project": "red", "status": "done", "phase": "grey", "light": "green", "mandatory": True},
    )
    fields = shown_under(page, "Felt")
    assert (fields["Projekt"], fields["Status"], fields["Fase"]) == ("red", "done", "grey")
    assert (fields["KLIK-lys"], fields["Obligatorisk"]) == ("Grøn", "Ja")
    assert "red · grey" in texts(page)


def test_the_drawer_says_whose_light_it_is(open_page, store_with):
    page = drawer_of(open_page, store_with, {"light": None})
    assert "Beregnet lys: ✓ Grøn" in texts(page) and "badge[KLIK-lys" not in texts(page)


def test_the_key_of_the_table_follows_its_tasks(open_page, store_with):
    store_with(due(-1) | {"project": "BBR"}, due(90) | {"project": "KY"})
    page = open_page(PAGE)
    before = page.get("bidi_component")[0].proto.id
    set_filters(page, projekt=["KY"])
    assert page.get("bidi_component")[0].proto.id != before


def test_watermelons_show_every_sign_and_the_suspects_beneath(open_page, store_with, add):
    running = {
        "project": "KSD",
        "light": "green",
        "status_code": "in_progress",
        "start_date": TODAY - timedelta(60),
    }
    melon = running | due(-1) | {"title": "melon", "task_key": "A"}
    starts = {"light": "grey", "status_code": None, "start_date": TODAY + timedelta(5), "executor": None}
    suspect = running | due(60) | starts | {"title": "mistænkt", "task_key": "B"}
    store_with(
        melon, suspect, running | due(60) | {"title": "som den ser ud", "task_key": "C", "status": "Nyt"}
    )
    add(melon, suspect | due(51), running | due(60) | {"task_key": "C"}, as_of=TODAY - timedelta(28))
    page = open_page(PAGE)
    set_filters(page, visning="Ser bedre ud, end de er")
    melons, suspects = row_lists(page)
    assert melons["Hvorfor"].tolist() == [
        "KLIK viser grøn, men fristen blev overskredet for 1 dag siden · Uændret siden eksporten 26.10.2026"
    ]
    assert suspects["Opgave"].tolist() == ["mistænkt"]
    assert "1 anden grøn eller grå opgave har mindst 2 tegn på at stå værre, end KLIK viser." in texts(page)
