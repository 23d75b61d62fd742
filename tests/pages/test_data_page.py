"""app_pages/data.py: uploads, doubts, corrections, deletion; with no data and with some."""

from datetime import date

import pytest

from dashboard import loading
from dashboard.store import deletion, snapshots
from tests import exports
from tests.pages.conftest import texts

PAGE = "app_pages/data.py"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def drop(open_page):
    """Drops files, (name, content) each, in the drop zone; returns the page."""

    def dropped(*files: tuple[str, bytes]):
        page = open_page(PAGE)
        page.file_uploader[0].set_value([(name, content, XLSX) for name, content in files])
        return page.run()

    return dropped


def button(page, label: str):
    return next(one for one in page.button if one.label == label)


def test_without_data_the_page_says_what_to_do(open_page):
    page = open_page(PAGE)
    assert not page.exception
    assert "Der er ingen eksport endnu" in texts(page)
    assert len(page.file_uploader) == 1


def test_a_dropped_file_is_loaded_and_told(drop, empty_store):
    page = drop(("klik.xlsx", exports.xlsx()))
    assert not page.exception
    assert "klik.xlsx: 2 opgaver indlæst, 0 rækker afvist." in texts(page)
    assert "Den nyeste er pr. 23.11.2026 med 2 opgaver." in texts(page)
    assert len(snapshots.listing(empty_store)) == 1


def test_several_files_at_once_are_all_loaded_and_a_bad_one_costs_only_itself(drop, empty_store):
    page = drop(
        ("a.xlsx", exports.xlsx()),
        ("b.xlsx", b"\x89PNG\r\n\x1a\n"),
        ("c.xlsx", exports.xlsx(title="Udtræk pr. 26-10-2026 for Prøvekøbing Kommune")),
    )
    assert not page.exception
    assert len(snapshots.listing(empty_store)) == 2
    assert "Filen er ikke et regneark, men et billede (PNG)." in texts(page)
    assert "c.xlsx: 2 opgaver indlæst" in texts(page)


def test_the_same_file_twice_is_told(drop, empty_store):
    content = exports.xlsx()
    page = drop(("a.xlsx", content), ("b.xlsx", content))
    assert "Filen er allerede indlæst, som eksporten pr. 23.11.2026." in texts(page)
    assert len(snapshots.listing(empty_store)) == 1


def test_only_the_doubtful_column_is_asked_about_with_examples(drop, empty_store, on):
    page = drop(("klik.xlsx", exports.doubtful()))
    asked = [one.label for one in page.selectbox if one.key and one.key.startswith("doubt_")]
    assert asked == ["Frist"]
    assert "Flere kolonner kan være Frist" in texts(page) and "Fx 01.03.2027" in texts(page)
    page.selectbox(key="doubt_0_due_date").select("Slutdato")
    button(page, "Brug disse svar").click().run()
    assert not page.exception
    found = empty_store.ask("tasks/page_of_tasks", filter=on(), order="title", rows=9, skip=0)
    assert found["due_date"].dt.date.tolist() == [date(2026, 11, 1), date(2026, 11, 2)]
    assert not [one for one in page.selectbox if one.key and one.key.startswith("doubt_")]


def test_numbers_for_lights_are_asked_about(drop, empty_store, on):
    page = drop(("klik.xlsx", exports.with_light_numbers()))
    assert "Fortæl, hvad hvert tal betyder" in texts(page)
    for number, word in (("1", "Grøn"), ("2", "Gul"), ("3", "Rød")):
        page.selectbox(key=f"doubt_0_light_{number}").select(word)
    button(page, "Brug disse svar").click().run()
    counts = empty_store.ask("overview/counts_by_light", filter=on()).set_index("light")["shown"]
    assert counts["red"] == 2 and counts["yellow"] == 1 and counts["green"] == 1


def test_a_mapping_can_be_changed_later_and_the_tasks_follow(open_page, empty_store, on):
    loading.load_file(empty_store, "klik.xlsx", exports.doubtful())
    page = open_page(PAGE)
    button(page, "Ret kolonner, dato eller kommune").click().run()
    page.selectbox(key="column_due_date").select("Slutdato")
    page.selectbox(key="column_executor").select("(ingen kolonne)")
    button(page, "Læs filen igen sådan").click().run()
    assert not page.exception
    found = empty_store.ask("tasks/page_of_tasks", filter=on(), order="title", rows=9, skip=0)
    assert found["due_date"].dt.date.tolist() == [date(2026, 11, 1), date(2026, 11, 2)]
    assert found["executor"].isna().all()


def test_a_correction_without_a_title_is_told_and_changes_nothing(open_page, empty_store):
    loading.load_file(empty_store, "klik.xlsx", exports.xlsx())
    page = open_page(PAGE)
    button(page, "Ret kolonner, dato eller kommune").click().run()
    page.selectbox(key="column_title").select("(ingen kolonne)")
    button(page, "Læs filen igen sådan").click().run()
    assert not page.exception
    assert "Ingen kolonne er valgt som opgave" in texts(page)
    assert len(snapshots.listing(empty_store)) == 1


def test_rejected_rows_and_remarks_are_listed(drop):
    page = drop(("klik.xlsx", exports.xlsx({"Opgave": None}, {"Frist": "31-02-2027"})))
    tables = [one.value for one in page.dataframe]
    rejected = next(table for table in tables if "Hvorfor" in table)
    assert rejected[["Række", "Hvorfor"]].values.tolist() == [[3, "Rækken har ingen opgavetitel"]]
    remarks = next(table for table in tables if "Bemærkning" in table)
    assert "findes ikke" in remarks["Bemærkning"][0]


def test_an_earlier_export_for_the_same_day_can_be_had_back(open_page, empty_store):
    first = loading.load_file(empty_store, "a.xlsx", exports.xlsx({"Opgave": "Den første"})).snapshot_ids[0]
    loading.load_file(empty_store, "b.xlsx", exports.xlsx({"Opgave": "Den anden"}))
    page = open_page(PAGE)
    page.selectbox(key="chosen_snapshot").select(first).run()
    button(page, "Vis denne i stedet").click().run()
    assert snapshots.listing(empty_store).set_index("snapshot_id").loc[first, "in_use"]


def test_deleting_one_export_is_one_confirmed_click_and_says_what_went(
    open_page, store_with, add, empty_store
):
    store_with({}, as_of=date(2026, 10, 26))
    add({}, {})
    page = open_page(PAGE)
    button(page, "Ja, slet eksporten").click().run()
    assert not page.exception
    assert "Slettet: 1 eksport med 2 opgaver." in texts(page)
    assert len(snapshots.listing(empty_store)) == 1


def test_deleting_everything_leaves_the_first_run_screen(open_page, store_with, empty_store):
    store_with({})
    page = open_page(PAGE)
    button(page, "Ja, slet alt").click().run()
    assert "Slettet: 1 eksport med 1 opgave." in texts(page)
    assert "Der er ingen eksport endnu" in texts(page)
    assert snapshots.listing(empty_store).empty


def test_the_overview_tells_of_doubts_and_rejected_rows(open_page, empty_store):
    page = open_page()
    page.file_uploader[0].set_value([("klik.xlsx", exports.doubtful(), XLSX)])
    page.run()
    assert not page.exception
    assert "2 af 2 opgaver" in texts(page)
    assert "klik.xlsx: en eller flere kolonner er vi i tvivl om." in texts(page)


def test_where_no_export_is_shown_the_page_says_how_to_get_one_back(open_page, empty_store):
    content = exports.xlsx()
    loaded = loading.load_file(empty_store, "klik.xlsx", content)
    corrected = loading.correct(
        empty_store, loaded.opened, content, loading.Choices({}, {}, date(2026, 11, 1))
    )
    deletion.delete(empty_store, corrected.snapshot_ids)
    page = open_page(PAGE)
    assert not page.exception
    assert "Ingen af eksporterne vises" in texts(page)
    page = button(page, "Vis denne i stedet").click().run()
    assert not page.exception
    assert "Tallene kommer fra 1 eksport" in texts(page)
