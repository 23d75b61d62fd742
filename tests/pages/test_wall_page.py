"""app_pages/wall.py: without data, with files of others, with a bad one, and one's own to save."""

import pytest

from dashboard.folders import SAMPLE_DATA
from dashboard.imports.samples import load_samples
from tests.pages.conftest import answer, row_lists, texts

PAGE = "app_pages/wall.py"
FILES = sorted(SAMPLE_DATA.glob("kommunedag_*.json"))


def drop(page, *files: tuple[str, bytes]):
    return (
        page.file_uploader[0]
        .set_value([(name, content, "application/json") for name, content in files])
        .run()
    )


def sample(number: int) -> tuple[str, bytes]:
    return FILES[number].name, FILES[number].read_bytes()


def test_without_data_the_page_says_what_to_do(open_page):
    page = open_page(PAGE)
    assert not page.exception
    assert answer(page) == "Læg mindst tre kommuners filer ind for at se dem samlet."
    assert "Læg den ind på siden Data først." in texts(page)


@pytest.mark.parametrize("how_many", [1, 2])
def test_nothing_of_one_or_two_is_shown(open_page, how_many):
    page = drop(open_page(PAGE), *[sample(number) for number in range(how_many)])
    assert not page.exception
    assert "er lagt ind. Der mangler" in texts(page)
    assert not page.get("vega_lite_chart") and not row_lists(page)


def test_three_are_shown_together(open_page):
    page = drop(open_page(PAGE), *[sample(number) for number in range(3)])
    assert not page.exception
    assert answer(page).startswith("3 kommuner: ")
    assert len(page.get("vega_lite_chart")) == 1
    assert row_lists(page)[0]["Kommune"].tolist() == [
        "Bakkerup Kommune",
        "Fjordkøbing Kommune",
        "Mønsterby Kommune",
    ]


def test_a_bad_file_is_refused_and_the_others_stay(open_page):
    page = drop(open_page(PAGE), *[sample(number) for number in range(3)], ("x.json", b"{}"))
    assert not page.exception
    assert "x.json" in texts(page) and "Filen er ikke en kommunes tal til en kommunedag." in texts(page)
    assert answer(page).startswith("3 kommuner: ")


def test_ones_own_figures_are_seen_before_they_are_saved(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE)
    assert not page.exception
    assert "Filen indeholder kun dette: Eksempelkøbing Kommune, datoen 23.11.2026" in texts(page)
    [own] = row_lists(page)
    counts = empty_store.ask("tasks/count", filter=page_filter())["chosen"].iloc[0]
    assert 0 < own["Røde"].sum() < counts
    assert [button.label for button in page.get("download_button")] == ["Gem jeres tal som fil"]


def page_filter():
    from dashboard.domain.filters import TaskFilter
    from tests.conftest import EXPORT_DAY

    return TaskFilter(EXPORT_DAY)


def test_an_unknown_municipality_is_asked_for(open_page, store_with):
    store_with({"light": "red"}, municipality="Afdelingen")
    assert "hvilken af de 98 kommuner" in texts(open_page(PAGE))
