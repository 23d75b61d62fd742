"""app_pages/changes.py: with no data, one export, the sample, a filter, an earlier day, another list."""

from datetime import date

import pytest

from dashboard.imports.samples import load_samples
from tests.pages.conftest import answer, row_list_with, set_filters, texts

PAGE = "app_pages/changes.py"
THEN = date(2026, 10, 26)


@pytest.fixture
def sample_page(open_page, empty_store):
    load_samples(empty_store)
    return open_page(PAGE)


def list_kind(page, code: str):
    """The page with the tasks of one kind of change."""
    [kinds] = [each for each in page.button_group if each.label == "Hvad er ændret"]
    return kinds.set_value(code).run()


def test_without_data_the_page_says_how_to_begin(open_page):
    assert "Læg en eksport fra KLIK ind" in texts(open_page(PAGE))


def test_one_export_has_nothing_to_be_compared_with(open_page, store_with):
    store_with({})
    page = open_page(PAGE)
    assert not page.exception
    assert "Der er ingen tidligere eksport at sammenligne med." in texts(page)
    assert not page.selectbox


def test_the_sample_is_answered_with_the_words_of_overblik(sample_page, open_page):
    assert not sample_page.exception
    assert answer(sample_page).startswith("Siden 26.10.2026: 16 opgaver er blevet røde, 11 er blevet gule")
    assert "I alt: 26 opgaver er røde nu, 16 var det dengang." in texts(sample_page)
    front = texts(open_page())
    for figure in ("16 opgaver er blevet røde", "7 er nye", "24 er fuldført", "3 er udgået"):
        assert figure in front


def test_a_figure_lists_its_tasks(sample_page):
    assert len(row_list_with(sample_page, "Før")) == 16, "the first kind at first"
    page = list_kind(sample_page, "postponed")
    assert not page.exception
    assert "12 opgaver har fået en senere frist siden eksporten fra 26.10.2026." in texts(page)
    rows = row_list_with(page, "Flyttet (dage)")
    assert len(rows) == 12 and (rows["Flyttet (dage)"] > 0).all()


def test_a_cell_lists_its_tasks(sample_page):
    sample_page.session_state["shown_change"] = ("grey", "green")
    page = sample_page.run()
    assert not page.exception
    assert "12 opgaver var grå i eksporten fra 26.10.2026 og er nu grønne." in texts(page)
    rows = row_list_with(page, "Før")
    assert set(rows["Før"]) == {"○ Grå"} and set(rows["Nu"]) == {"✓ Grøn"}


def test_a_task_that_is_gone_opens_as_it_was(open_page, store_with, add):
    store_with({"task_key": "A"})
    add({"task_key": "A"}, {"task_key": "B", "title": "Den, der forsvandt"}, as_of=THEN)
    page = list_kind(open_page(PAGE), "gone")
    assert row_list_with(page, "Før")["Opgave"].tolist() == ["Den, der forsvandt"]
    page.session_state["open_task"] = "Eksempelkøbing|B"
    page = page.run()
    assert not page.exception
    assert "Opgaven findes ikke" not in texts(page) and "Den, der forsvandt" in texts(page)


def test_any_earlier_export_can_be_chosen(sample_page):
    box = sample_page.selectbox(key="siden")
    assert box.options == ["26.10.2026", "28.09.2026", "29.06.2026", "01.06.2026"]
    assert box.value == "26.10.2026"
    page = box.select("28.09.2026").run()
    assert not page.exception and answer(page).startswith("Siden 28.09.2026: ")
    page = set_filters(page, dato=THEN)
    assert not page.exception and answer(page).startswith("Siden 28.09.2026: ")
    assert page.selectbox(key="siden").options == ["28.09.2026", "29.06.2026", "01.06.2026"]


def test_a_filter_that_leaves_nothing_says_so(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE, tekst="findes ikke")
    assert not page.exception and "Ingen opgaver passer til filtrene." in texts(page)


def test_nothing_changed_is_said(open_page, store_with, add):
    task = {"light": "green", "due_date": date(2027, 3, 1)}
    store_with(task)
    add(task, as_of=THEN)
    page = open_page(PAGE)
    assert not page.exception and answer(page) == "Ingen opgaver er ændret siden 26.10.2026."
    assert "1 opgave var grøn i eksporten fra 26.10.2026 og er det stadig." in texts(page)


def test_another_list_is_not_counted_as_new_and_gone(open_page, store_with, add):
    store_with(*({"task_key": f"N{number}"} for number in range(11)), {"task_key": "both"})
    add(*({"task_key": f"T{number}"} for number in range(10)), {"task_key": "both"}, as_of=THEN)
    page = open_page(PAGE)
    assert not page.exception
    assert "De to eksporter ligner to forskellige lister" in texts(page)


def test_of_two_lists_without_a_task_in_common_no_filter_is_blamed(open_page, store_with, add):
    store_with(*({"task_key": f"N{number}"} for number in range(11)))
    add(*({"task_key": f"T{number}"} for number in range(10)), as_of=THEN)
    page = open_page(PAGE)
    assert not page.exception
    assert answer(page).startswith("De to eksporter ligner to forskellige lister")
    assert "fuldførte af 11 opgaver pr." in texts(page)
    page = set_filters(page, tekst="findes ikke")
    assert not page.exception and "Ingen opgaver passer til filtrene." in texts(page)


def test_all_exports_are_shown(sample_page):
    told = texts(sample_page)
    assert "Fra 81 fuldførte af 289 opgaver pr. 01.06.2026 til 179 fuldførte af 394" in told
    assert "Frister er udskudt 23 gange." in told
    sample_page.session_state["burn_up_as_table"] = True
    page = sample_page.run()
    assert not page.exception
    assert row_list_with(page, "Fuldførte")["Fuldførte"].tolist()[-3:] == [138, 155, 179]
