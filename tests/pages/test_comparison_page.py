"""app_pages/comparison.py: for a service of several, for whoever shares, and nothing of fewer than three."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.shared_figures import COMPONENT, PROJECT, Group, SharedFigures, to_bytes
from dashboard.imports import load
from dashboard.store import sharing
from dashboard.ui import session
from tests import exports
from tests.pages.conftest import MENU, answer, press, row_lists, texts

PAGE = "app_pages/comparison.py"
OTHERS = {"0461": 6, "0751": 4, "0420": 1}
HEADERS = (*exports.HEADERS, "Støttesystem")


@pytest.fixture
def service(tmp_path, monkeypatch):
    """A folder in which Nyborg has an export of two tasks, one of them red."""
    monkeypatch.setenv("KLIK_DATABASE", f"folder:{tmp_path}")
    opened = session._open_stores(f"folder:{tmp_path}")
    linked = {"Støttesystem": "Beskedfordeler"}
    export = exports.xlsx(
        linked, exports.LATER | linked, headers=HEADERS, title="Udtræk pr. 23-11-2026 for Nyborg"
    )
    load.load_file(opened.of("Nyborg Kommune"), "nyborg.xlsx", export)
    yield opened.of("Nyborg Kommune")
    opened.close()
    session._open_stores.clear()


def put_others(store, how_many: int, red: int | None = None) -> None:
    """Files of other municipalities, as their own sessions write them."""
    store.shared_figures.parent.mkdir(exist_ok=True)
    for code, count in list(OTHERS.items())[:how_many]:
        counts = (10, 0, 10 - (count if red is None else red), 0, count if red is None else red, 0, 1)
        groups = (Group(COMPONENT, "Beskedfordeler", *counts), Group(PROJECT, "KSD", *counts))
        shared = SharedFigures(code, date(2026, 10, 1), "", groups)
        (store.shared_figures.parent / f"{code}.json").write_bytes(to_bytes(shared))


def opened_page(code: str = "0450") -> AppTest:
    app = AppTest.from_file(MENU, default_timeout=30)
    app.query_params["kommunekode"] = code
    return app.run().switch_page(PAGE).run()


def buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_with_one_database_there_is_nobody_to_stand_beside(open_page):
    page = open_page(PAGE)
    assert not page.exception and answer(page).startswith("Her sammenlignes kommuner, der deler en tjeneste.")


def test_the_sample_data_are_nobodys(service):
    app = AppTest.from_file(MENU, default_timeout=60)
    app.query_params["demo"] = "1"
    app.run().switch_page(PAGE).run()
    assert not app.exception and answer(app).startswith("Eksempeldata deles ikke.")


def test_with_nothing_loaded_there_is_nothing_to_share(service):
    page = opened_page("0607")
    assert not page.exception and "Læg den ind på siden Data først." in texts(page)
    assert "Del kommunens tal" not in buttons(page)


def test_whoever_does_not_share_sees_what_would_be_shared_and_nothing_of_the_others(service):
    put_others(service, 3)
    page = opened_page()
    assert not page.exception and answer(page) == "I deler ikke jeres tal, og så ser I heller ikke de andres."
    assert not page.get("vega_lite_chart")
    [table] = row_lists(page)
    assert table["Navn"].tolist() == ["Beskedfordeler", "KSD", "KY"]
    assert table[["Opgaver", "Røde", "Grønne"]].values.tolist() == [[2, 1, 1], [1, 0, 1], [1, 1, 0]]
    assert "Ingen personer, titler, kommentarer eller links" in texts(page)
    assert not sharing.is_on(service)


def test_the_table_is_exactly_what_is_shared(service):
    press(opened_page(), "Del kommunens tal")
    [table] = row_lists(opened_page())
    columns = ["Opgaver", "Grå", "Grønne", "Gule", "Røde", "Overskredet", "Flyttede frister"]
    shared = sharing.read(service.shared_figures).groups
    assert [(*row,) for row in table[["Navn", *columns]].itertuples(index=False)] == [
        (it.name, it.tasks, it.grey, it.green, it.yellow, it.red, it.overdue, it.moved) for it in shared
    ]


@pytest.mark.parametrize(("others", "sentence"), [(0, "Kun jeres kommune deler"), (1, "To kommuner deler")])
def test_two_are_too_few(service, others, sentence):
    put_others(service, others)
    page = press(opened_page(), "Del kommunens tal")
    assert not page.exception and answer(page).startswith(sentence)
    assert not page.get("vega_lite_chart") and len(row_lists(page)) == 1
    assert sharing.is_on(service)


def test_three_are_compared_and_nobody_else_is_named(service):
    put_others(service, 2)
    page = press(opened_page(), "Del kommunens tal")
    assert not page.exception
    assert answer(page) == "Nyborg Kommune har 50 pct. røde opgaver; medianen af 3 kommuner er 50 pct."
    assert "I ligger ikke over medianen i noget støttesystem." in texts(page)
    assert "fra 01.10.2026 til 23.11.2026" in texts(page)
    assert len(page.get("vega_lite_chart")) == 1
    assert row_lists(page)[0]["Røde: jeres / median"].tolist() == ["50 % / 50 %"]
    everything = texts(page) + "".join(element.proto.spec for element in page.get("vega_lite_chart"))
    assert "Odense" not in everything and "Aarhus" not in everything and "0461" not in everything


def test_a_project_that_only_we_have_is_not_compared(service):
    put_others(service, 3)
    page = press(opened_page(), "Del kommunens tal")
    page.segmented_control(key="sammenlign").set_value("Projekt").run()
    assert row_lists(page)[0]["Projekt"].tolist() == ["KSD"]


def test_the_measure_is_chosen_and_the_answer_follows(service):
    put_others(service, 3)
    page = press(opened_page(), "Del kommunens tal")
    page.segmented_control(key="maal").set_value("Flyttede frister").run()
    assert not page.exception and answer(page).endswith("det kræver en eksport mere.")
    page.toggle(key="comparison_as_table").set_value(True).run()
    table = row_lists(page)[0]
    assert table[["Jeres", "Median", "Kommuner"]].values.tolist() == [["–", "10 %", 3]]


def test_what_only_we_have_red_is_hidden(service):
    put_others(service, 3, red=0)
    page = press(opened_page(), "Del kommunens tal")
    assert not page.exception and "De andres kan ikke vises: færre end tre" in answer(page)
    assert not page.get("vega_lite_chart")
    assert row_lists(page)[0]["Røde: jeres / median"].tolist() == ["50 % / under 3"]


def test_a_file_that_nobody_can_read_is_told_of(service):
    put_others(service, 3)
    (service.shared_figures.parent / "0101.json").write_text("{}")
    page = press(opened_page(), "Del kommunens tal")
    assert "1 fil med delte tal kan ikke læses og er ikke med." in texts(page)


def test_stopping_takes_the_file_away(service):
    put_others(service, 3)
    page = press(press(opened_page(), "Del kommunens tal"), "Stop delingen")
    assert not sharing.is_on(service) and answer(page).startswith("I deler ikke jeres tal")


def test_the_page_brings_stale_figures_up_to_date(service):
    sharing.switch_on(service)
    stale = sharing.read(service.shared_figures)
    service.shared_figures.write_bytes(to_bytes(SharedFigures("0450", stale.as_of, "old", ())))
    opened_page()
    assert sharing.read(service.shared_figures) == stale
