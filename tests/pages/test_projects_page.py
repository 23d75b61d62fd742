"""app_pages/projects.py: no data, an export alone, the programmappe too, and a filter that leaves nothing."""

from datetime import date

from dashboard.domain.labels import LABELS
from dashboard.domain.programme_schema import as_written
from dashboard.imports.samples import load_samples
from dashboard.store import register
from tests.conftest import add_programme_rows
from tests.pages.conftest import chips, press, row_lists, texts

PAGE = "app_pages/projects.py"


def test_without_data_the_page_says_how_to_begin(open_page):
    assert "Læg en eksport fra KLIK ind" in texts(open_page(PAGE))


def test_an_export_alone(open_page, store_with):
    store_with({"project": "KSD", "due_date": date(2026, 11, 1)}, {"project": "KY"})
    page = open_page(PAGE)
    assert not page.exception
    assert "1 af 2 projekter har røde opgaver: KSD (1)." in texts(page)
    assert "Skriv dem på siden Programmappe" in texts(page)


def test_a_filter_that_leaves_nothing(open_page, store_with):
    store_with({"project": "KSD", "due_date": date(2026, 11, 1)}, {"project": "KY"})
    page = open_page(PAGE, lys=["Fuldført"])
    assert not page.exception and "Ingen opgaver passer til filtrene" in texts(page)


def test_the_programmappe_is_read_off_row_for_row(open_page, empty_store):
    load_samples(empty_store)
    page = open_page(PAGE)
    assert not page.exception
    assert "Vi er pilotkommune i KSD." in texts(page)
    shown = row_lists(page)[0].set_index("Projekt")
    # KLIK's own name for the programmappe's SPK.
    written = {
        {"SPK": "KP"}.get(row["content"]["project"], row["content"]["project"]): as_written(row["content"])
        for row in register.newest(empty_store, "projects")
    }
    assert {"BBR", "DAR", "DUBU", "FLIS", "Valg", "YR"} <= set(written) <= set(shown.index)
    for project, content in written.items():
        drawer = opened(page, project)
        for name in ("pilot", "rollout", "published_tasks", "ready_by"):
            if content.get(name):
                assert f"{LABELS[name]}: {content[name]}" in texts(drawer), (project, name)


def opened(page, project: str):
    """The page with what stands behind a row."""
    page.session_state["opened_project"] = project
    return page.run()


def test_a_row_has_the_lights_the_leader_and_the_phone(open_page, empty_store):
    load_samples(empty_store)
    row = row_lists(open_page(PAGE))[0].set_index("Projekt").loc["KSD"]
    assert row["Projektleder"] == "Bo Tværmose" and row["Projektleder (beneath)"] == "00 00 00 06"


def test_behind_a_row_stand_its_figures_and_the_way_to_its_tasks(open_page, store_with):
    store_with(
        {"project": "KSD", "light": "red", "due_date": date(2026, 11, 1)},
        {"project": "KSD", "light": "green", "due_date": date(2027, 2, 1)},
    )
    page = opened(open_page(PAGE), "KSD")
    assert "2 opgaver: 1 rød og 1 grøn. Næste frist er 01.02.2027." in texts(page)
    assert "Projektleder: ubesat." in texts(page)
    press(page, "Se de 2 opgaver")
    assert not page.exception and chips(page) == ["Projekt: KSD"]


def test_moved_deadlines_are_told_and_drawn(open_page, store_with, add):
    store_with({"project": "KSD", "due_date": date(2026, 12, 1)}, as_of=date(2026, 10, 26))
    add({"project": "KSD", "due_date": date(2026, 12, 31)})
    page = open_page(PAGE)
    assert "1 åben opgave har fået en senere frist siden første eksport, længst 30 dage: KSD." in texts(page)


def test_a_project_of_the_programmappe_alone_is_shown(open_page, store_with):
    add_programme_rows(store_with({"project": "KSD"}), "projects", {"project": "Nyt projekt"})
    page = open_page(PAGE)
    assert row_lists(page)[0]["Projekt"].tolist() == ["KSD", "Nyt projekt"]
