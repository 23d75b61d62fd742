"""app_pages/presentation.py: each slide with and without data, by arrow and address, and nobody's name."""

from datetime import timedelta

import pytest

from dashboard.imports.samples import load_samples
from dashboard.ui.presentation import SLIDES
from tests.conftest import EXPORT_DAY
from tests.pages.conftest import press, row_lists, set_filters, texts

PAGE = "app_pages/presentation.py"
TASK = {
    "light": "red", "due_date": EXPORT_DAY - timedelta(days=3), "title": "Spørg Bo Bek om adgang",
    "project": "KSD",
    "responsible": "Åse Ærbødig", "executor": "Bo Bek", "comment": "Ring til Åse Ærbødig",
}  # fmt: skip


def every_word(page) -> str:
    return f"{texts(page)} {[rows.to_dict() for rows in row_lists(page)]} {page.main}"


def test_without_data_the_page_says_how_to_begin(open_page):
    assert "Læg en eksport fra KLIK ind" in texts(open_page(PAGE))


@pytest.mark.parametrize("number", range(1, len(SLIDES) + 1))
def test_each_slide_asks_and_answers(open_page, empty_store, number):
    load_samples(empty_store)
    page = open_page(PAGE)
    page.session_state["slide"] = number
    page.run()
    assert not page.exception
    assert page.title[0].value == SLIDES[number - 1].question
    assert page.text[0].value.endswith(".")
    assert row_lists(page) or page.get("vega_lite_chart")
    assert all(len(rows) <= 7 for rows in row_lists(page))


@pytest.mark.parametrize("number", range(1, len(SLIDES) + 1))
def test_a_slide_of_a_filter_that_leaves_nothing_says_so(open_page, store_with, number):
    store_with(TASK)
    page = set_filters(open_page(PAGE), projekt=["BBR"])
    page.session_state["slide"] = number
    page.run()
    assert not page.exception
    assert page.text[0].value.endswith(".")


@pytest.mark.parametrize("number", range(1, len(SLIDES) + 1))
def test_nobody_is_named(open_page, store_with, add, number):
    store_with(TASK)
    add(TASK | {"executor": "Carl Canarie"}, as_of=EXPORT_DAY - timedelta(days=28))
    page = set_filters(open_page(PAGE), person=["Bo Bek"])
    page.session_state["slide"] = number
    page.run()
    assert not page.exception
    assert not [name for name in ("Ærbødig", "Bo Bek", "Canarie") if name in every_word(page)]
    assert "1 person" in texts(page)  # that somebody is chosen is said


@pytest.mark.parametrize("number", range(1, len(SLIDES) + 1))
def test_nobody_is_named_by_a_project_either(open_page, store_with, number):
    store_with(TASK | {"project": "Bo Beks spor", "interfaces": ["SF1511"]})
    page = set_filters(open_page(PAGE), projekt=["Bo Beks spor"])
    page.session_state["slide"] = number
    page.run()
    assert not page.exception and "Bo Bek" not in every_word(page)


def test_arrows_lead_round(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE)
    assert press(page, "Forrige").title[0].value == SLIDES[-1].question
    assert press(page, "Næste").title[0].value == SLIDES[0].question
    assert press(page, "Næste").title[0].value == SLIDES[1].question


def test_the_figures_are_those_of_the_pages(open_page, empty_store):
    load_samples(empty_store)
    slide, overview = open_page(PAGE), open_page()
    assert slide.text[0].value == overview.text[0].value
    [counts] = row_lists(slide)
    on_overview = next(rows for rows in row_lists(overview) if list(rows) == list(counts))
    assert counts.equals(on_overview)


def test_it_ends_where_it_began(open_page, empty_store):
    load_samples(empty_store)
    page = set_filters(open_page("app_pages/tasks.py"), projekt=["KSD"])
    page = press(page, "Præsentation")
    assert page.title[0].value == SLIDES[0].question
    page = press(page, "Afslut")
    assert page.title[0].value == "Hvor er opgaven, og hvad er dens status?"
    assert page.session_state["chosen"]["projects"] == ("KSD",)
