"""Corrections of how a file was read, which its tasks follow, and what is remembered of them."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from dashboard.domain.problems import Expired, NoTasks
from dashboard.imports.correct import Choices, correct, reopen
from dashboard.store import deletion, snapshots
from tests import exports
from tests.imports.loading import TODAY, load, shown


def due_dates(store, on, as_of=date(2026, 11, 23)) -> list:
    tasks = store.ask("tasks/page_of_tasks", filter=on(as_of=as_of), order="title", rows=10, skip=0)
    return tasks["due_date"].dt.date.tolist()


def test_a_doubtful_column_is_asked_about_and_the_tasks_follow_the_answer(empty_store, on):
    loaded = load(empty_store, exports.doubtful())
    assert list(loaded.reading.doubts) == ["due_date"]
    assert due_dates(empty_store, on) == [date(2027, 3, 1)] * 2
    corrected = correct(empty_store, loaded.opened, Choices({"due_date": "Slutdato"}, {}))
    assert corrected.reading.doubts == {}
    assert due_dates(empty_store, on) == [date(2026, 11, 1), date(2026, 11, 2)]
    assert shown(empty_store) == [(date(2026, 11, 23), "Prøvekøbing Kommune")]


def test_an_answer_is_remembered_for_the_next_file_with_the_same_headers(empty_store):
    content = exports.doubtful()
    loaded = load(empty_store, content)
    correct(empty_store, loaded.opened, Choices({"due_date": "Slutdato"}, {}))
    content = exports.xlsx(
        {"Opgave": "Ny", "Slutdato": date(2026, 12, 24)},
        headers=(*exports.HEADERS, "Slutdato"),
        title="Udtræk pr. 30-11-2026 for Prøvekøbing Kommune",
    )
    later = load(empty_store, content)
    assert later.reading.doubts == {}
    assert later.reading.columns["due_date"] == "Slutdato"


def test_numbers_for_lights_are_asked_about_and_remembered(empty_store):
    loaded = load(empty_store, exports.with_light_numbers())
    assert loaded.reading.unread_light_codes == ["1", "2", "3"]
    codes = {"1": "green", "2": "yellow", "3": "red"}
    corrected = correct(empty_store, loaded.opened, Choices({}, codes))
    assert corrected.reading.question == ""
    assert corrected.reading.lights["red"] == 2
    opened = reopen(empty_store, corrected.snapshot_ids[0])
    assert opened.light_codes == codes
    assert opened.light_codes_in("Lys") == ["1", "2", "3"] and opened.light_codes_in("Projekt") == []


def test_letters_for_lights_are_asked_about_too(empty_store):
    tasks = [{"Opgave": f"Opgave {letter}", "Lys": letter} for letter in ("R", "G", "GU", "GR")]
    loaded = load(empty_store, exports.xlsx(*tasks))
    assert loaded.reading.unread_light_codes == ["G", "GR", "GU"] and loaded.reading.lights["red"] == 1
    assert "bogstaver" in loaded.reading.question and loaded.reading.open_questions == ["light"]
    codes = {"G": "green", "GU": "yellow", "GR": "grey"}
    corrected = correct(empty_store, loaded.opened, Choices({"light": "Lys"}, codes))
    assert corrected.reading.lights == loaded.reading.lights | {
        "green": 1, "yellow": 1, "grey": 1, "unknown": 0,
    }  # fmt: skip
    assert corrected.reading.open_questions == []


def test_a_file_read_again_on_a_later_day_keeps_the_day_that_was_taken_for_its_own(empty_store):
    content = with_no_day()
    loaded = load(empty_store, content)
    assert shown(empty_store)[0][0] == TODAY
    later = correct(empty_store, loaded.opened, Choices({}, {}), today=date(2026, 12, 24))
    assert later.reading.as_of is None and shown(empty_store)[0][0] == TODAY


def with_no_day() -> bytes:
    """Text, since a workbook tells when it was saved."""
    return b"Opgave;Status;Ansvarlig\nOpret roller;I gang;Anna Bo\nTildel roller;I gang;Anna Bo\n"


def test_what_a_number_means_can_be_taken_back(empty_store):
    loaded = load(empty_store, exports.with_light_numbers())
    correct(empty_store, loaded.opened, Choices({}, {"1": "green", "2": "red", "3": "red"}))
    again = reopen(empty_store, snapshots.listing(empty_store)["snapshot_id"][0])
    corrected = correct(empty_store, again, Choices({}, dict.fromkeys("123")))
    assert corrected.reading.lights["red"] == 0
    assert corrected.reading.unread_light_codes == ["1", "2", "3"]
    reopened = reopen(empty_store, corrected.snapshot_ids[0])
    assert reopened.light_codes == {}


def test_an_answer_about_columns_keeps_the_municipality_and_the_day_that_were_given(empty_store):
    load(empty_store, exports.xlsx())
    content = exports.xlsx({"Opgave": "Uden titel over"}, title="")
    loaded = load(empty_store, content, "opgaver.xlsx")
    dated = correct(empty_store, loaded.opened, Choices({}, {}, date(2026, 10, 1)))
    correct(empty_store, dated.opened, Choices({}, {}))
    assert set(shown(empty_store)) == {
        (date(2026, 11, 23), "Prøvekøbing Kommune"),
        (date(2026, 10, 1), "Prøvekøbing Kommune"),
    }


def test_a_corrected_day_moves_the_export_and_leaves_nothing_on_the_old_one(empty_store):
    loaded = load(empty_store, exports.xlsx())
    choices = Choices({}, {}, date(2026, 10, 1), "Andenby Kommune")
    correct(empty_store, loaded.opened, choices)
    assert shown(empty_store) == [(date(2026, 10, 1), "Andenby Kommune")]


def test_a_correction_of_a_file_with_several_municipalities_moves_them_all(empty_store):
    headers = (*exports.HEADERS, "Kommune")
    loaded = load(
        empty_store,
        exports.xlsx({"Kommune": "Aby"}, {"Kommune": "Beby"} | exports.LATER, headers=headers, title=""),
    )
    assert len(loaded.snapshot_ids) == 2
    correct(empty_store, loaded.opened, Choices({}, {}, date(2026, 10, 1), "Aby"))
    assert shown(empty_store) == [(date(2026, 10, 1), "Aby"), (date(2026, 10, 1), "Beby")]


def test_a_correction_that_leaves_no_title_changes_nothing(empty_store):
    loaded = load(empty_store, exports.xlsx())
    with pytest.raises(NoTasks):
        correct(empty_store, loaded.opened, Choices({"title": None}, {}))
    assert len(snapshots.listing(empty_store)) == 1
    assert shown(empty_store) == [(date(2026, 11, 23), "Prøvekøbing Kommune")]


def test_a_correction_to_a_day_that_is_too_old_changes_nothing(empty_store, monkeypatch):
    monkeypatch.setenv("KLIK_KEEP_DAYS", "30")
    loaded = load(empty_store, exports.xlsx())
    with pytest.raises(Expired):
        correct(empty_store, loaded.opened, Choices({}, {}, date(2020, 2, 1)), date(2026, 11, 25))
    assert shown(empty_store) == [(date(2026, 11, 23), "Prøvekøbing Kommune")]


def test_a_correction_that_gives_no_task_changes_nothing(empty_store):
    loaded = load(empty_store, exports.xlsx(headers=(*exports.HEADERS, "Tom")))
    with pytest.raises(NoTasks):
        correct(empty_store, loaded.opened, Choices({"title": "Tom"}, {}))
    assert shown(empty_store) == [(date(2026, 11, 23), "Prøvekøbing Kommune")]


def test_a_correction_that_is_being_stored_while_its_export_is_deleted_goes_too(
    empty_store, monkeypatch: pytest.MonkeyPatch
):
    loaded = load(empty_store, exports.xlsx())
    real, deleting = snapshots.insert_choice, []
    with ThreadPoolExecutor() as pool:

        def insert_choice(*given, **named) -> None:
            real(*given, **named)
            if not deleting:
                deleting.append(pool.submit(deletion.delete_export, empty_store, loaded.snapshot_ids[0]))
                time.sleep(0.5)  # by now it has asked what there is, or waits for us

        monkeypatch.setattr(snapshots, "insert_choice", insert_choice)
        correct(empty_store, loaded.opened, Choices({}, {}, municipality="Aby"))
        assert deleting[0].result().snapshots == 2
    assert snapshots.listing(empty_store).empty
