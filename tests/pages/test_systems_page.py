"""app_pages/systems.py: with no data, nothing in the programmappe, the sample, and an earlier day."""

from datetime import date

from dashboard.imports.samples import load_samples
from tests.conftest import add_programme_rows
from tests.pages.conftest import row_lists, set_filters, texts

PAGE = "app_pages/systems.py"


def test_without_data_the_page_says_how_to_begin(open_page):
    assert "Læg en eksport fra KLIK ind" in texts(open_page(PAGE))


def test_an_export_alone_says_where_contracts_come_from(open_page, store_with):
    store_with({"project": "KSD"})
    page = open_page(PAGE)
    assert not page.exception
    assert "skriv dem på siden Programmappe" in texts(page) and "Tjeklisten er tom" in texts(page)


def test_the_sample_warns_of_a_contract_that_ends_too_early(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE)
    assert not page.exception
    assert "Gammelt sygedagpengesystem (31.03.2027, 61 dage før KSD)" in texts(page)
    assert "Næste opsigelsesfrist er 31.12.2026" in texts(page)
    assert "3 af 10 krav er opfyldt, 2 er ikke opfyldt og 2 har ingen ansvarlig." in texts(page)
    assert row_lists(page)[0]["Advarsel"].tolist()[:2] == ["Udløber før projektet er klar"] * 2


def test_a_filter_on_a_project_leaves_its_systems(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE, projekt=["KSD"])
    assert row_lists(page)[0]["System"].tolist() == ["Gammelt sygedagpengesystem"]


def test_the_checklist_says_that_fewer_filters_work_there(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE, system=["Beskedfordeler"])
    assert "Kun filtrene Projekt og Kommune virker i tjeklisten." in texts(page)
    assert "3 af 10 krav er opfyldt" in texts(page)


def test_an_earlier_day_shows_the_check_as_it_was(open_page, store_with, add):
    store = store_with({"project": "KSD"}, as_of=date(2026, 10, 26))
    add({"project": "KSD"}, as_of=date(2026, 11, 23))
    add_programme_rows(store, "checks", {"requirement": "Net"}, on=date(2026, 10, 26))
    add_programme_rows(store, "checks", {"requirement": "Roller"}, on=date(2026, 11, 23))
    page = open_page(PAGE)
    page = set_filters(page, dato=date(2026, 10, 26))
    assert not page.exception
    assert row_lists(page)[0]["Krav"].tolist() == ["Net"]


def test_the_checklist_is_written_on_programmappe(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE)
    assert not page.get("data_editor")
    page.button(key="edit_checks").click().run()
    assert page.session_state["emne"] == "It-miljø"


def test_the_sample_shows_where_the_components_are_used(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE)
    assert "7 systemer bruger 6 støttesystemer, og 7 flere er planlagt." in texts(page)
    gains = next(rows for rows in row_lists(page) if list(rows)[:2] == ["System", "Støttesystem"])
    assert len(gains) == 4 and set(gains["Brug"]) == {"● Bruges", "◐ Planlagt", "○ Muligt"}
    page.selectbox(key="strategic_component").select("Beskedfordeler").run()
    assert not page.exception
    assert "Sender besked, når noget sker i et system" in texts(
        page
    ) and "Forslag: ordene er vores." in texts(page)
    of_component = next(rows for rows in row_lists(page) if list(rows)[:2] == ["System", "Brug"])
    assert of_component["Brug"].tolist() == ["◐ Planlagt"] * 5 + ["○ Muligt"] * 4


def test_without_systems_the_section_says_what_to_write(open_page, store_with):
    store_with({"project": "KSD"})
    page = open_page(PAGE)
    assert "Skriv jeres systemer på Programmappe" in texts(page)
    page.button(key="edit_component_uses").click().run()
    assert page.session_state["emne"] == "Strategisk brug"
