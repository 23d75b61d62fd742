"""app_pages/roles.py: no data, no programmappe, the sample's story, each section, and what is written."""

from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.imports.samples import load_samples
from dashboard.store import register
from dashboard.ui.roles import COVERAGE, GALLERY, PERSONS, SECTIONS
from sample_data import story
from tests.conftest import EXPORT_DAY, add_programme_rows
from tests.pages.conftest import answer, row_list_with, row_lists, set_filters, texts
from tests.queries.role_rows import LOGIN, ROLE

PAGE = "app_pages/roles.py"
NEW = "Ulla Birkemark"  # AppTest lets a test choose a name, and not write one
NOBODY_YET = "Arket Bemanding i programmappen er tomt."


def section(page: AppTest, name: str) -> AppTest:
    return page.segmented_control(key="afsnit").set_value(name).run()


def headline(page: AppTest) -> str:
    return answer(page)


def vacant(page: AppTest) -> list[str]:
    tables = [rows for rows in row_lists(page) if "Truede opgaver" in rows]
    return tables[0]["Rolle"].tolist() if tables else []


def fill_in(page: AppTest, person: str | None = None, initials: str | None = None, projects=None) -> None:
    """The form of the role that is on show."""
    if person:
        page.selectbox[0].set_value(person)
    if initials:
        next(each for each in page.text_input if each.label == "Dine initialer").set_value(initials)
    if projects is not None:
        next(each for each in page.multiselect if each.label == "I hvilke projekter?").set_value(projects)


def press(page: AppTest, label: str) -> AppTest:
    page = next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def written(store, subject: str) -> pd.DataFrame:
    return store.ask("programme/rows", subject=subject, as_of=None)


@pytest.fixture
def sample(empty_store, open_page):
    load_samples(empty_store)

    def opened(**choices) -> AppTest:
        page = open_page(PAGE, **choices)
        assert not page.exception
        return page

    return opened


def test_without_data_the_page_says_how_to_begin(open_page):
    assert "Læg en eksport fra KLIK ind" in texts(open_page(PAGE))


@pytest.mark.parametrize("name", SECTIONS)
def test_an_export_without_a_programmappe_has_every_section(open_page, store_with, name):
    store_with(LOGIN, {"project": None, "responsible": None, "executor": None})
    page = section(open_page(PAGE), name)
    assert not page.exception
    assert headline(page).startswith(NOBODY_YET)


def test_an_export_that_needs_no_role(open_page, store_with):
    store_with({"completed_date": EXPORT_DAY, "responsible": None, "executor": None})
    page = open_page(PAGE)
    assert headline(page) == "Ingen af projekterne har brug for en rolle lige nu."
    assert "Ingen nødvendig rolle er ubesat." in texts(page)
    assert "Ingen af projekterne har brug for en rolle lige nu." in texts(section(page, COVERAGE))
    assert "Hverken opgaverne eller programmappen nævner personer." in texts(section(page, PERSONS))


def test_the_sample_tells_the_story_of_the_vacant_rolleadministrator(sample):
    page = sample()
    assert headline(page) == "4 ubesatte roller truer 30 opgaver: 5 er over fristen og 5 har frist inden jul."
    assert set(vacant(page)) == set(story.VACANT) and vacant(page)[0] == story.VACANT_ROLE
    waiting = row_list_with(page, "Hvorfor")
    red = waiting[waiting["Værste lys"] == "■ Rød"]
    assert dict(zip(red["Projekt"], red["Opgave"], strict=True)) == story.RED_ACROSS
    assert "Rolleadministrator (STS) er ubesat i 12 projekter" in texts(page)


def test_another_role_of_the_list_shows_its_own_tasks(sample):
    page = sample()
    page.session_state["chosen_role"] = "Gevinstejer"
    page = page.run()
    assert "Gevinstejer er ubesat i 1 projekt: Valg. 1 opgave venter på den." in texts(page)
    assert row_list_with(page, "Hvorfor")["Projekt"].tolist() == ["Valg"]


def test_coverage_shows_the_roles_with_a_gap_and_all_on_request(sample):
    page = section(sample(), COVERAGE)
    page.toggle(key="coverage_as_table").set_value(True).run()
    gaps = row_list_with(page, "Dækning")
    assert set(gaps["Rolle"]) == {*story.VACANT, story.HALF_FILLED[0], story.STOPS[0]}
    page.toggle(key="all_roles").set_value(True).run()
    shown = row_list_with(page, "Dækning")
    assert set(shown["Dækning"]) == {"○ Ubesat", "◐ Delvist", "● Besat", "– Ikke relevant"}
    assert len(shown["Rolle"].unique()) > 20


@pytest.mark.parametrize("name", ["coverage", "coverage_theme", "coverage_group", "coverage_ahead"])
def test_each_chart_of_coverage_is_a_table_as_well(sample, name):
    page = section(sample(), COVERAGE)
    before = len(row_lists(page))
    page.toggle(key=f"{name}_as_table").set_value(True).run()
    assert not page.exception
    assert len(row_lists(page)) == before + 1


def test_persons_stand_by_name_with_what_falls_with_one(sample):
    page = section(sample(), PERSONS)
    names = row_list_with(page, "Travleste måned")["Person"].tolist()
    assert names[0] == "Anne-Grethe Lyngsø" and names[-1] == "Øjvind Marsk"
    assert "mangler: Gert Nørremose og Lone Sandkær." in texts(page)
    page.session_state["chosen_person"] = story.OVERLOADED
    page = page.run()
    assert f"Hvis {story.OVERLOADED} stopper, bliver rollerne" in texts(page)
    page.toggle(key="person_load_as_table").set_value(True).run()
    assert not page.exception
    assert row_list_with(page, "Måned", "Åbne opgaver", "Medianen for de andre").shape[0]


def test_somebody_of_an_earlier_choice_who_is_not_there_is_left(sample):
    page = sample()
    page.session_state["chosen_person"], page.session_state["chosen_role"] = "Ingen Sådan", "Ingen sådan"
    assert not section(page, PERSONS).exception
    assert not section(page, "Ubesatte").exception


def test_the_gallery_has_the_texts_and_who_does_what(sample):
    page = section(sample(), GALLERY)
    page.selectbox(key="gallery_role").set_value("Projektleder").run()
    assert "Ansvar: " in texts(page) and "Kilde: " in texts(page)
    assert "Forslag: vores eget" in texts(page)
    page.selectbox(key="gallery_role").set_value(story.OWN_ROLE).run()
    assert not page.exception and "Kilde: Kommunen" in texts(page)


@pytest.mark.parametrize("name", SECTIONS)
def test_a_filter_that_leaves_nothing(sample, name):
    page = sample()
    page = set_filters(page, tekst="findes ikke")
    page = section(page, name)
    assert not page.exception
    assert "4 ubesatte roller, men ingen opgave venter på dem de næste 8 måneder." in texts(page)


def test_a_project_chooses_roles(sample):
    page = sample(projekt=["Valg"])
    assert set(vacant(page)) == {story.VACANT_ROLE, "FK-ansvarlig (SP)", "Gevinstejer"}


# What is written.


def test_naming_somebody_takes_the_role_off_the_list(sample, empty_store):
    page = sample()
    fill_in(page, NEW, "MES")
    page = press(page, "Sæt navn på")
    assert headline(page) == "3 ubesatte roller truer 9 opgaver: 2 er over fristen og 2 har frist inden jul."
    assert story.VACANT_ROLE not in vacant(page)
    assert f"{NEW} har nu rollen {story.VACANT_ROLE} i alle projekter." in texts(page)
    assert f"har nu rollen {story.VACANT_ROLE}" not in texts(page.run()), "it is told once"


def test_naming_somebody_in_one_project_leaves_the_role_vacant_in_the_others(sample):
    page = sample()
    fill_in(page, NEW, "MES", ["KSD"])
    page = press(page, "Sæt navn på")
    assert f"{story.VACANT_ROLE} er ubesat i 11 projekter" in texts(page)
    assert "KSD" not in set(row_list_with(page, "Hvorfor")["Projekt"])


def test_without_initials_nothing_is_written(sample, empty_store):
    page = sample()
    before = empty_store.ask("programme/last_position", subject="staffing").values.tolist()
    fill_in(page, NEW)
    page = press(page, "Sæt navn på")
    assert "Skriv dine initialer først" in texts(page) and vacant(page)[0] == story.VACANT_ROLE
    fill_in(page, initials="MES")
    assert vacant(press(page, "Sæt navn på"))[0] != story.VACANT_ROLE, "the name is still in its field"
    assert before != empty_store.ask("programme/last_position", subject="staffing").values.tolist()


@pytest.mark.parametrize(
    ("person", "projects", "told"),
    [(None, None, "Vælg eller skriv først, hvem der har rollen."), (NEW, [], "Vælg mindst ét projekt.")],
)
def test_what_is_missing_is_told(sample, person, projects, told):
    page = sample()
    fill_in(page, person, "MES", projects)
    page = press(page, "Sæt navn på")
    assert told in texts(page) and vacant(page)[0] == story.VACANT_ROLE


def test_a_role_that_is_not_relevant_here_leaves_the_list(sample):
    page = sample(projekt=["Valg"])
    page.session_state["chosen_role"] = "Gevinstejer"
    page = page.run()
    fill_in(page, initials="MES")
    page = press(page, "Ikke relevant her")
    assert "Gevinstejer" not in vacant(page)
    assert "Gevinstejer er nu sat til ikke relevant i Valg." in texts(page)


def test_a_name_with_markup_is_shown_as_it_is_written(open_page, store_with):
    name = "**Ny** <b>Mand</b>"
    add_programme_rows(store_with(LOGIN), "persons", {"name": name})
    page = open_page(PAGE)
    page.session_state["chosen_role"] = ROLE
    page = page.run()
    fill_in(page, name, "MES")
    page = press(page, "Sæt navn på")
    assert f"{name} har nu rollen {ROLE} i SAPA." in [text.value for text in page.text]


def test_an_earlier_day_shows_roles_as_they_were(open_page, store_with, add):
    store = store_with(LOGIN, as_of=date(2026, 10, 26))
    add(LOGIN)
    for role in ("Projektejer", "Projektleder"):
        add_programme_rows(store, "staffing", {"role": role, "person": "Pia"}, on=date(2026, 10, 1))
    left = {"role": ROLE, "person": "Kirsten Ågård", "ends": "01.11.2026"}
    add_programme_rows(store, "staffing", left, on=date(2026, 10, 2))
    page = open_page(PAGE)
    assert ROLE in vacant(page)
    page = set_filters(page, dato=date(2026, 10, 26))
    assert not page.exception
    assert ROLE not in vacant(page)


def test_whoever_stops_makes_the_role_vacant_on_a_day_to_come(sample):
    page = sample()
    page = set_filters(page, dato=date(2027, 4, 1))
    assert not page.exception
    assert story.STOPS[0] in vacant(page)


def test_who_comes_second_with_a_name_is_told(open_page, store_with):
    store = store_with(LOGIN)
    add_programme_rows(store, "persons", {"name": "Anden"})
    page = open_page(PAGE)
    page.session_state["chosen_role"] = ROLE
    page = page.run()
    add_programme_rows(store, "staffing", {"role": ROLE, "person": "Første"})
    fill_in(page, "Anden", "ABC")
    page = press(page, "Sæt navn på")
    assert "En anden har imens sat navn på rollen." in texts(page)
    assert [row["content"]["person"] for row in register.newest(store, "staffing")] == ["Første"]
