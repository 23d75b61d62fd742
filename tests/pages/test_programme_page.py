"""app_pages/programme.py: empty, with the sample, after a file, and when two write the same row."""

import pytest

from dashboard.programme import edits
from dashboard.reports import programme_workbook
from dashboard.store import register
from tests.conftest import EXPORT_DAY, add_programme_rows
from tests.pages.conftest import texts

PAGE = "app_pages/programme.py"
SLET, YES = ":red[Slet programmappen]", ":red[:material/delete_forever: Ja, slet programmappen]"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(*projects: dict) -> bytes:
    rows = [{"row_id": "", "version_id": "", "content": content} for content in projects]
    return programme_workbook.workbook({"projects": rows})


@pytest.fixture
def drop(open_page):
    def dropped(content: bytes, name: str = "mappe.xlsx"):
        page = open_page(PAGE)
        page.file_uploader[0].set_value([(name, content, XLSX)])
        return page.run()

    return dropped


def button(page, label: str):
    return next(one for one in page.button if one.label == label)


def test_an_empty_programmappe_says_what_to_do(open_page):
    page = open_page(PAGE)
    assert not page.exception
    assert "hent skabelonen" in texts(page)


def test_what_is_in_it_is_counted_and_shown(open_page, empty_store):
    add_programme_rows(empty_store, "projects", {"project": "KSD"}, {"project": "KY"}, who="ABC")
    page = open_page(PAGE)
    assert "Programmappen har 2 rækker i emnet Projekter." in texts(page)
    assert "af ABC" in texts(page)
    assert page.dataframe[0].value["project"].tolist() == ["KSD", "KY"]


def test_a_dropped_programmappe_is_stored_and_told(drop, empty_store):
    page = drop(workbook({"project": "KSD"}))
    assert not page.exception
    assert "mappe.xlsx: 1 ny række, 0 rettede og 0 uændrede." in texts(page)
    assert [row["content"] for row in register.newest(empty_store, "projects")] == [{"project": "KSD"}]


def test_a_file_that_is_no_programmappe_costs_a_message(drop, empty_store):
    page = drop(b"\x89PNG", "billede.xlsx")
    assert "Det lykkedes ikke" in texts(page) and "billede.xlsx" in texts(page)
    assert register.rows_by_subject(empty_store)["projects"] == []


def test_rows_that_the_file_lacks_can_be_removed(drop, empty_store):
    add_programme_rows(empty_store, "projects", {"project": "KSD"}, {"project": "KY"})
    page = drop(workbook({"project": "KSD"}))
    assert "1 række i programmappen står ikke i filen." in texts(page)
    page = button(page, "Fjern dem").click().run()
    assert [row["content"] for row in register.newest(empty_store, "projects")] == [{"project": "KSD"}]


def test_words_that_mean_nothing_to_us_are_listed(open_page, store_with):
    add_programme_rows(store_with({"project": "KSD"}), "phases", {"project": "Ukendt", "starts": "snart"})
    page = open_page(PAGE)
    assert "Det er vi i tvivl om (2)" in texts(page)
    told = next(table.value for table in page.dataframe if "Hvor" in table.value)
    assert told["Kolonne"].tolist() == ["Projekt", "Fra"]


def test_who_was_second_chooses(open_page, empty_store):
    add_programme_rows(empty_store, "projects", {"project": "KSD"})
    row = register.newest(empty_store, "projects")[0]
    mine, theirs = (
        edits.changes_of_edits("projects", [row], {0: {"leader": name}}, [], []) for name in ("Bo", "Anna")
    )
    edits.save(empty_store, theirs, "first", EXPORT_DAY)
    page = open_page(PAGE)
    page.session_state["conflicts"] = edits.save(empty_store, mine, "second", EXPORT_DAY)
    page = page.run()
    assert "first har rettet den samme række" in texts(page)
    page = button(page, "Gem min i stedet").click().run()
    assert register.newest(empty_store, "projects")[0]["content"]["leader"] == "Bo"
    assert "first har rettet" not in texts(page)


def test_the_history_tells_who_wrote_what(open_page, empty_store):
    add_programme_rows(empty_store, "projects", {"project": "KSD"})
    row = register.newest(empty_store, "projects")[0]
    changes = edits.changes_of_edits("projects", [row], {0: {"leader": "Bo"}}, [], [])
    edits.save(empty_store, changes, "XYZ", EXPORT_DAY)
    told = next(table.value for table in open_page(PAGE).dataframe if "Hvornår" in table.value)
    assert told[["Hvem", "Hvad", "Ændring"]].values.tolist() == [
        ["XYZ", "Rettet", "Projektleder: tom → Bo"],
        ["ABC", "Ny", ""],
    ]


def test_it_is_deleted_in_one_confirmed_click(open_page, empty_store):
    add_programme_rows(empty_store, "projects", {"project": "KSD"})
    page = button(open_page(PAGE), SLET).click().run()
    assert "1 række: Projekter (1)" in texts(page) and "Annullér" in labels(page)
    button(page, SLET).click()
    page = button(page, YES).click().run()
    assert empty_store.ask("programme/counts").empty and "hent skabelonen" in texts(page)


AGAIN = "Hent forslaget fra eksporten igen"


def labels(page) -> list[str]:
    return [one.label for one in page.button]


def test_what_the_exports_name_stands_in_the_tables_and_is_saved_when_the_user_says_so(open_page, store_with):
    own = '{"System": "KMD Nexus"}'
    names = {"responsible": "Mette Sørensen", "executor": "mette sørensen"}
    store = store_with({"project": "KSD", "extra": own, "interfaces": ["SF1500"]} | names)
    page = open_page(PAGE)
    assert page.dataframe[0].value["project"].tolist() == ["KSD"]
    assert "1 foreslået række er ikke gemt endnu." in texts(page)
    assert register.rows_by_subject(store)["projects"] == []
    page.text_input(key="who").set_value("ABC")
    page = button(page.run(), "Gem ændringer").click().run()
    assert [row["content"] for row in register.newest(store, "projects")] == [{"project": "KSD"}]
    assert "ikke gemt endnu" not in texts(page) and register.newest(store, "persons") == []
    page = page.segmented_control[0].set_value("Personer").run()
    assert page.dataframe[0].value["name"].tolist() == ["Mette Sørensen"]
    page = page.segmented_control[0].set_value("Systemer").run()
    assert page.dataframe[0].value[["system", "interfaces"]].values.tolist() == [["KMD Nexus", "SF1500"]]


def test_an_offer_that_is_declined_can_be_had_back(open_page, store_with):
    store_with({"project": "KSD"})
    page = button(open_page(PAGE), "Fjern forslaget").click().run()
    assert "ikke gemt endnu" not in texts(page) and page.dataframe[0].value.empty
    page = button(page, AGAIN).click().run()
    assert page.dataframe[0].value["project"].tolist() == ["KSD"] and AGAIN not in labels(page)


def test_an_offer_that_is_left_as_it_was_waits_for_nobody(open_page, store_with):
    store = store_with({"project": "KSD"})
    page = open_page(PAGE).segmented_control[0].set_value("Personer").run()
    assert "Projekter: 1" not in texts(page)
    add_programme_rows(store, "projects", {"project": "KY"})
    page = page.segmented_control[0].set_value("Projekter").run()
    assert page.dataframe[0].value["project"].tolist() == ["KY"], "somebody else has written meanwhile"


def test_what_has_rows_is_offered_nothing(open_page, store_with):
    add_programme_rows(store_with({"project": "KSD"}), "projects", {"project": "KY"})
    assert open_page(PAGE).dataframe[0].value["project"].tolist() == ["KY"]


def test_names_to_write_are_the_gallery_s_and_our_own(open_page, empty_store):
    add_programme_rows(empty_store, "persons", {"name": "Anna Åberg"})
    add_programme_rows(empty_store, "staffing", {"role": "Dataformidler", "person": "Anna Åberg"})
    page = open_page(PAGE).segmented_control[0].set_value("Bemanding").run()
    shown = [table.value for table in page.dataframe]
    roles = next(each for each in shown if "Rolle" in each)
    assert roles.iloc[-1].tolist() == ["Dataformidler", "Jeres egne"] and "Projektleder" in set(
        roles["Rolle"]
    )
    assert next(each for each in shown if "Personer" in each)["Personer"].tolist() == ["Anna Åberg"]


def test_a_person_is_deleted_and_it_is_said_what_stays(open_page, store_with):
    store = store_with({"responsible": "Mette Sørensen"}, {"executor": "Bo"})
    people = [{"name": "Mette Sørensen", "initials": "MES"}, {"name": "Bo Hansen"}]
    add_programme_rows(store, "persons", *people)
    add_programme_rows(store, "projects", {"project": "SAPA", "leader": "MES"})
    page = button(open_page(PAGE), "Slet person").click().run()
    chooser = next(one for one in page.selectbox if one.label == "Person")
    assert chooser.options == ["Bo Hansen", "Mette Sørensen · MES"]
    chooser.set_value(chooser.options[1])
    # In a browser only the dialog runs again; here the whole page does, and the press is repeated.
    page = button(page, "Slet person").click().run()
    assert not page.exception
    assert "1 af KLIKs egne opgaver i 1 eksport nævner personen." in texts(page)
    button(page, "Slet person").click()
    page = button(page, "Ja, slet personen").click().run()
    assert "Personen er fjernet fra 2 rækker i programmappen." in texts(page)
    assert [row["content"]["name"] for row in register.newest(store, "persons")] == ["Bo Hansen"]
    assert register.newest(store, "projects")[0]["content"] == {"project": "SAPA"}


@pytest.mark.parametrize("too", [False, True])
def test_corrected_links_stay_unless_they_are_to_go_too(open_page, empty_store, too: bool):
    add_programme_rows(empty_store, "projects", {"project": "KSD"})
    add_programme_rows(empty_store, "link_corrections", {"task_key": "K1", "interfaces": "SF1511"})
    page = button(open_page(PAGE), SLET).click().run()
    assert "som I har rettet på 1 opgave" in texts(page)
    page.checkbox[0].set_value(too)
    button(page, SLET).click()
    page = button(page, YES).click().run()
    assert not page.exception and register.newest(empty_store, "projects") == []
    assert len(register.newest(empty_store, "link_corrections")) == (0 if too else 1)
