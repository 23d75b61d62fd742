"""app_pages/data.py: uploads, doubts, corrections, deletion; with no data and with some."""

import io
import json
from contextlib import closing
from datetime import date

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.imports import correct, load
from dashboard.open_stores import OpenStores
from dashboard.reports import programme_workbook
from dashboard.store import backup_contents, backup_files, backups, deletion, register, snapshots
from dashboard.store.connection import open_store
from tests import exports
from tests.pages.conftest import MENU, texts

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


def delete(page, asks: str, confirms: str):
    """Open the dialog, and say yes: here the whole page runs again, so both are pressed."""
    page = button(page, f":red[{asks}]").click().run()
    assert "Det kan ikke fortrydes." in texts(page)
    button(page, f":red[{asks}]").click()
    return button(page, f":red[:material/delete_forever: {confirms}]").click().run()


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


def test_a_programmappe_among_exports_is_taken_for_what_it_is(drop, empty_store):
    row = {"row_id": "", "version_id": "", "content": {"project": "KSD"}}
    page = drop(
        ("klik.xlsx", exports.xlsx()), ("mappe.xlsx", programme_workbook.workbook({"projects": [row]}))
    )
    assert not page.exception
    assert "klik.xlsx: 2 opgaver indlæst" in texts(page) and "mappe.xlsx: 1 ny række" in texts(page)
    assert len(register.newest(empty_store, "projects")) == len(snapshots.listing(empty_store)) == 1


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
    assert "Angiv, hvad hvert tal betyder" in texts(page)
    for number, word in (("1", "Grøn"), ("2", "Gul"), ("3", "Rød")):
        page.selectbox(key=f"doubt_0_light_{number}").select(word)
    button(page, "Brug disse svar").click().run()
    counts = empty_store.ask("overview/counts_by_light", filter=on()).set_index("light")["shown"]
    assert counts["red"] == 2 and counts["yellow"] == 1 and counts["green"] == 1


def test_a_mapping_can_be_changed_later_and_the_tasks_follow(open_page, empty_store, on):
    load.load_file(empty_store, "klik.xlsx", exports.doubtful())
    page = open_page(PAGE)
    button(page, "Ret kolonner, dato eller kommune").click().run()
    page.selectbox(key="column_due_date").select("Slutdato")
    page.selectbox(key="column_executor").select("(ingen kolonne)")
    button(page, "Gem og læs filen igen").click().run()
    assert not page.exception
    found = empty_store.ask("tasks/page_of_tasks", filter=on(), order="title", rows=9, skip=0)
    assert found["due_date"].dt.date.tolist() == [date(2026, 11, 1), date(2026, 11, 2)]
    assert found["executor"].isna().all()


def test_a_correction_without_a_title_is_told_and_changes_nothing(open_page, empty_store):
    load.load_file(empty_store, "klik.xlsx", exports.xlsx())
    page = open_page(PAGE)
    button(page, "Ret kolonner, dato eller kommune").click().run()
    page.selectbox(key="column_title").select("(ingen kolonne)")
    button(page, "Gem og læs filen igen").click().run()
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
    first = load.load_file(empty_store, "a.xlsx", exports.xlsx({"Opgave": "Den første"})).snapshot_ids[0]
    load.load_file(empty_store, "b.xlsx", exports.xlsx({"Opgave": "Den anden"}))
    page = open_page(PAGE)
    page.session_state["chosen_snapshot"] = first
    page.run()
    button(page, "Vis denne i stedet").click().run()
    assert snapshots.listing(empty_store).set_index("snapshot_id").loc[first, "in_use"]


def test_deleting_one_export_is_one_confirmed_click_and_says_what_went(
    open_page, store_with, add, empty_store
):
    store_with({}, as_of=date(2026, 10, 26))
    add({}, {})
    page = delete(open_page(PAGE), "Slet denne eksport", "Ja, slet eksporten")
    assert not page.exception
    assert "Slettet: 1 eksport med 2 opgaver." in texts(page)
    assert len(snapshots.listing(empty_store)) == 1


def test_deleting_everything_leaves_the_first_run_screen(open_page, store_with, empty_store):
    store_with({})
    page = delete(open_page(PAGE), "Slet alt", "Ja, slet alt")
    assert "Slettet: 1 eksport med 1 opgave." in texts(page)
    assert "Der er ingen eksport endnu" in texts(page)
    assert snapshots.listing(empty_store).empty


def test_what_is_deleted_is_counted_as_the_page_lists_it(drop, empty_store):
    page = drop(("klik.xlsx", exports.doubtful()))
    button(page, "Brug disse svar").click().run()
    delete(page, "Slet alt", "Ja, slet alt")
    assert "Slettet: 1 eksport med 2 opgaver." in texts(page)
    assert empty_store.ask("data/snapshots").empty


def test_the_overview_tells_of_doubts_and_rejected_rows(open_page, empty_store):
    page = open_page()
    page.file_uploader[0].set_value([("klik.xlsx", exports.doubtful(), XLSX)])
    page.run()
    assert not page.exception
    assert "2 af 2 opgaver" in texts(page)
    assert "Vi er i tvivl om 1 kolonne i klik.xlsx." in texts(page)


def test_where_no_export_is_shown_the_page_says_how_to_get_one_back(open_page, empty_store):
    content = exports.xlsx()
    loaded = load.load_file(empty_store, "klik.xlsx", content)
    corrected = correct.correct(empty_store, loaded.opened, correct.Choices({}, {}, date(2026, 11, 1)))
    deletion.delete(empty_store, corrected.snapshot_ids)
    page = open_page(PAGE)
    assert not page.exception
    assert "Ingen af eksporterne vises" in texts(page)
    page = button(page, "Vis denne i stedet").click().run()
    assert not page.exception
    assert "Tallene kommer fra 1 eksport" in texts(page)


OWN_HEADERS = ("Opgave", "Gruppe", "Lys", "Ny dato", "Kollega")
UNKNOWN_HEADERS = ("Det vi skal", "KOMBIT", "Hvornår", "Bente siger")


def own_list(headers: tuple, *rows: tuple) -> bytes:
    """A list under headers of the user's own making."""
    book = openpyxl.Workbook()
    for row in (headers, *rows):
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_key_field_without_a_column_is_asked_about_and_the_answer_is_remembered(drop, empty_store):
    rows = [
        (f"Opret roller {n}", ("KSD", "KY")[n % 2], "Grøn", date(2027, 3, n + 1), "Anna Bo") for n in range(6)
    ]
    page = drop(("min.xlsx", own_list(OWN_HEADERS, *rows)))
    asked = {one.label for one in page.selectbox if one.key and one.key.startswith("doubt_")}
    assert {"Projekt", "Frist", "Ansvarlig"} <= asked
    assert "Ingen kolonne hedder Frist. Kan det være »Ny dato« (fx 01.03.2027 · 02.03.2027" in texts(page)
    page.selectbox(key="doubt_0_due_date").select("Ny dato")
    page.selectbox(key="doubt_0_project").select("Gruppe")
    button(page, "Brug disse svar").click().run()
    assert not page.exception
    assert not [one for one in page.selectbox if one.key and one.key.startswith("doubt_")]
    in_use = snapshots.listing(empty_store).query("in_use").iloc[0]
    assert json.loads(in_use["mapping"])["due_date"] == "Ny dato"
    another = load.load_file(empty_store, "næste.xlsx", own_list(OWN_HEADERS, *rows[:5]))
    assert another.reading.columns["project"] == "Gruppe" and not another.reading.open_questions


def test_questions_are_still_asked_after_a_restart(open_page, empty_store):
    load.load_file(empty_store, "klik.xlsx", exports.doubtful())
    page = open_page(PAGE)
    button(page, "Vis, hvad vi er i tvivl om").click().run()
    page.selectbox(key="doubt_0_due_date").select("Slutdato")
    button(page, "Brug disse svar").click().run()
    assert not page.exception
    assert "Vis, hvad vi er i tvivl om" not in [one.label for one in page.button]


def test_a_list_that_we_do_not_recognise_can_be_pointed_out_and_is_known_next_time(drop, empty_store):
    rows = [
        ("Opret roller", "KSD", date(2027, 3, 1), "Snart"),
        ("Tildel roller", "KY", date(2027, 4, 1), "Nej da"),
    ]
    page = drop(("min.xlsx", own_list(UNKNOWN_HEADERS, *rows)))
    assert "Filen indeholder ingen liste over opgaver" in texts(page)
    button(page, "Det er en opgaveliste: peg på kolonnerne").click().run()
    page.selectbox(key="point_0_title").select("Det vi skal")
    page.selectbox(key="point_0_due_date").select("Hvornår")
    button(page, "Gem og læs filen").click().run()
    assert not page.exception
    assert "min.xlsx: 2 opgaver indlæst, 0 rækker afvist." in texts(page)
    next_file = own_list(UNKNOWN_HEADERS, *rows, ("Bestil certifikat", "KY", date(2027, 5, 1), None))
    assert len(load.load_file(empty_store, "næste.xlsx", next_file).reading.tasks) == 3


def test_what_a_file_replaces_is_told_and_can_be_had_back(drop, empty_store):
    drop(("klik.xlsx", exports.xlsx({}, {"Opgave": "B"}, {"Opgave": "C"})))
    page = drop(("privat.xlsx", exports.xlsx({"Opgave": "Min egen"})))
    assert "Den vises nu i stedet for »klik.xlsx« (3 opgaver) fra samme dag og kommune." in texts(page)
    assert "Gemt, men se efter" in texts(page)
    button(page, "Vis den tidligere").click().run()
    assert not page.exception
    assert empty_store.ask("data/exports_in_use")["file_name"].tolist() == ["klik.xlsx"]


def test_deleting_a_corrected_export_leaves_no_earlier_reading_of_it(drop, empty_store):
    page = drop(("klik.xlsx", exports.doubtful()))
    button(page, "Brug disse svar").click().run()
    assert len(empty_store.ask("data/snapshots")) == 2 and "1 eksport" in texts(page)
    page = delete(page, "Slet denne eksport", "Ja, slet eksporten")
    assert not page.exception and "Slettet: 1 eksport med 2 opgaver." in texts(page)
    assert empty_store.ask("data/snapshots").empty


def test_an_answer_changes_no_export_that_another_stands_in_front_of(drop, empty_store):
    earlier = exports.doubtful()
    drop(("klik.xlsx", earlier))
    headers = (*exports.HEADERS, "Slutdato")
    later = exports.xlsx(
        *({"Opgave": f"Nr {n}", "Slutdato": date(2026, 11, n)} for n in (1, 2, 3)), headers=headers
    )
    page = drop(("klik igen.xlsx", later))
    button(page, "Brug disse svar").click().run()
    assert not page.exception
    assert empty_store.ask("data/exports_in_use")["file_name"].tolist() == ["klik igen.xlsx"]


def test_two_files_with_one_name_are_both_told_of(drop):
    page = drop(("klik.xlsx", b"\x89PNG\r\n\x1a\n"), ("klik.xlsx", exports.xlsx()))
    assert "Filen er ikke et regneark" in texts(page) and "2 opgaver indlæst" in texts(page)


def test_a_date_that_stands_as_it_was_is_not_told_to_be_chosen(open_page, empty_store):
    load.load_file(empty_store, "klik.xlsx", exports.xlsx())
    page = open_page(PAGE)
    button(page, "Ret kolonner, dato eller kommune").click().run()
    button(page, "Gem og læs filen igen").click().run()
    assert not page.exception
    assert "Eksportdatoen 23.11.2026 står over tabellen." in texts(page)


@pytest.fixture
def restored(tmp_path, monkeypatch):
    """The page's store, in a file: one export that is in a backup only, another that is in both."""
    with closing(open_store(tmp_path / "klik.duckdb")) as store:
        load.load_file(store, "a.xlsx", exports.xlsx(title="Udtræk pr. 26-10-2026 for Prøvekøbing Kommune"))
        load.load_file(store, "b.xlsx", exports.xlsx())
        backups.restore(store.path, backup_files.all_of(store.path)[0], store)
        monkeypatch.setattr(OpenStores, "of", lambda stores, municipality: store)
        yield store


@pytest.fixture
def file_page(restored, monkeypatch):
    monkeypatch.setenv("KLIK_DATABASE", restored.path)
    return AppTest.from_file(MENU, default_timeout=30).run().switch_page(PAGE).run()


def test_an_export_in_backups_only_is_listed_and_deleted(file_page, restored):
    assert not file_page.exception
    assert "1 eksport findes kun i sikkerhedskopierne." in texts(file_page)
    assert file_page.selectbox[-1].options == ["23.11.2026 · Prøvekøbing Kommune · b.xlsx"]
    delete(file_page, "Slet den fra sikkerhedskopierne", "Ja, slet fra sikkerhedskopierne")
    assert "Slettet: 1 eksport med 2 opgaver. 2 sikkerhedskopier er skrevet om uden dem." in texts(file_page)
    assert "findes kun i sikkerhedskopierne" not in texts(file_page)
    assert len(snapshots.listing(restored)) == 1 and backup_contents.only_in_backups(restored).empty


def test_slet_alt_is_there_while_there_are_backups(file_page, restored):
    deletion.delete(restored, snapshots.listing(restored)["snapshot_id"].tolist())
    delete(file_page.run(), "Slet alt", "Ja, slet alt")
    assert backup_files.all_of(restored.path) == []
    assert ":red[Slet alt]" not in [one.label for one in file_page.button]


def test_a_correction_of_an_export_that_somebody_deleted_is_told(open_page, empty_store):
    load.load_file(empty_store, "klik.xlsx", exports.xlsx())
    page = open_page(PAGE)
    button(page, "Ret kolonner, dato eller kommune").click().run()
    loaded = snapshots.listing(empty_store)["snapshot_id"].tolist()
    real = correct.correct
    correct_after_deletion = lambda *given: (deletion.delete(empty_store, loaded), real(*given))  # noqa: E731
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(correct, "correct", correct_after_deletion)
        button(page, "Gem og læs filen igen").click().run()
    assert not page.exception and snapshots.listing(empty_store).empty
    assert any("Eksporten findes ikke længere" in str(shown.value) for shown in [*page.error, *page.text])
