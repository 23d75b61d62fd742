"""A file into the store in one go, what is remembered of it, and corrections that its tasks follow."""

from datetime import date
from itertools import pairwise

import pytest

from dashboard.domain.problems import AlreadyLoaded, Expired, NoTasks
from dashboard.imports import load as imports_load
from dashboard.imports.load import Choices
from dashboard.store import snapshots
from tests import exports

TODAY = date(2026, 12, 1)


def load(store, content: bytes, name: str = "klik.xlsx"):
    return imports_load.load_file(store, name, content, today=TODAY)


def shown(store) -> list:
    """Export date and municipality of what the views show."""
    found = store.ask("data/exports_in_use")
    return list(zip(found["as_of"].dt.date, found["municipality"], strict=True))


def due_dates(store, on, as_of=date(2026, 11, 23)) -> list:
    found = store.ask("tasks/page_of_tasks", filter=on(as_of=as_of), order="title", rows=10, skip=0)
    return found["due_date"].dt.date.tolist()


def test_a_file_becomes_a_snapshot_with_its_own_day_and_municipality(empty_store):
    loaded = load(empty_store, exports.xlsx())
    assert len(loaded.reading.tasks) == 2
    assert shown(empty_store) == [(date(2026, 11, 23), "Prøvekøbing Kommune")]


def test_every_step_is_told_on_the_way(empty_store):
    steps = []
    imports_load.load_file(empty_store, "klik.xlsx", exports.xlsx(), steps.append, TODAY)
    assert steps == ["Åbner filen", "Finder opgaverne", "Læser opgaverne", "Gemmer"]


def test_the_same_file_twice_is_known_and_changes_nothing(empty_store):
    content = exports.xlsx()
    load(empty_store, content)
    with pytest.raises(AlreadyLoaded) as refused:
        load(empty_store, content, "et andet navn.xlsx")
    assert "23.11.2026" in refused.value.title
    assert len(snapshots.listing(empty_store)) == 1


def test_a_later_file_for_the_same_day_takes_over_and_the_earlier_can_be_had_back(empty_store):
    first = load(empty_store, exports.xlsx({"Opgave": "Den første"})).snapshot_ids[0]
    load(empty_store, exports.xlsx({"Opgave": "Den anden"}))
    listing = snapshots.listing(empty_store).set_index("snapshot_id")
    assert listing["in_use"].sum() == 1 and not listing.loc[first, "in_use"]
    snapshots.use(empty_store, first)
    assert snapshots.listing(empty_store).set_index("snapshot_id").loc[first, "in_use"]


def test_a_file_without_a_day_or_a_municipality_takes_today_and_the_one_municipality_there_is(empty_store):
    load(empty_store, exports.xlsx())
    content = exports.xlsx({"Opgave": "Uden titel over"}, title="")
    load(empty_store, content, "opgaver.xlsx")
    days = snapshots.listing(empty_store)
    assert set(days["municipality"]) == {"Prøvekøbing Kommune"}
    assert "Prøvekøbing Kommune" in shown(empty_store)[0]


def test_a_doubtful_column_is_asked_about_and_the_tasks_follow_the_answer(empty_store, on):
    content = exports.doubtful()
    loaded = load(empty_store, content)
    assert list(loaded.reading.doubts) == ["due_date"]
    assert due_dates(empty_store, on) == [date(2027, 3, 1)] * 2
    corrected = imports_load.correct(
        empty_store, loaded.opened, content, Choices({"due_date": "Slutdato"}, {})
    )
    assert corrected.reading.doubts == {}
    assert due_dates(empty_store, on) == [date(2026, 11, 1), date(2026, 11, 2)]
    assert shown(empty_store) == [(date(2026, 11, 23), "Prøvekøbing Kommune")]


def test_an_answer_is_remembered_for_the_next_file_with_the_same_headers(empty_store):
    content = exports.doubtful()
    loaded = load(empty_store, content)
    imports_load.correct(empty_store, loaded.opened, content, Choices({"due_date": "Slutdato"}, {}))
    content = exports.xlsx(
        {"Opgave": "Ny", "Slutdato": date(2026, 12, 24)},
        headers=(*exports.HEADERS, "Slutdato"),
        title="Udtræk pr. 30-11-2026 for Prøvekøbing Kommune",
    )
    later = load(empty_store, content)
    assert later.reading.doubts == {}
    assert later.reading.columns["due_date"] == "Slutdato"


def test_numbers_for_lights_are_asked_about_and_remembered(empty_store):
    content = exports.with_light_numbers()
    loaded = load(empty_store, content)
    assert loaded.reading.unread_light_codes == ["1", "2", "3"]
    codes = {"1": "green", "2": "yellow", "3": "red"}
    corrected = imports_load.correct(empty_store, loaded.opened, content, Choices({}, codes))
    assert corrected.reading.question == ""
    assert corrected.reading.lights["red"] == 2
    opened, _ = imports_load.reopen(empty_store, corrected.snapshot_ids[0])
    assert opened.light_codes == codes
    assert opened.light_codes_in("Lys") == ["1", "2", "3"] and opened.light_codes_in("Projekt") == []


def test_letters_for_lights_are_asked_about_too(empty_store):
    tasks = [{"Opgave": f"Opgave {letter}", "Lys": letter} for letter in ("R", "G", "GU", "GR")]
    content = exports.xlsx(*tasks)
    loaded = load(empty_store, content)
    assert loaded.reading.unread_light_codes == ["G", "GR", "GU"] and loaded.reading.lights["red"] == 1
    assert "bogstaver" in loaded.reading.question and loaded.reading.open_questions == ["light"]
    codes = {"G": "green", "GU": "yellow", "GR": "grey"}
    corrected = imports_load.correct(empty_store, loaded.opened, content, Choices({"light": "Lys"}, codes))
    assert corrected.reading.lights == loaded.reading.lights | {
        "green": 1, "yellow": 1, "grey": 1, "unknown": 0,
    }  # fmt: skip
    assert corrected.reading.open_questions == []


def test_a_file_without_a_municipality_that_came_first_belongs_to_the_one_that_comes_later(empty_store, on):
    load(empty_store, exports.xlsx(title="Udtræk pr. 26-10-2026"))
    assert shown(empty_store) == [(date(2026, 10, 26), "")]
    load(empty_store, exports.xlsx())
    assert {name for _, name in shown(empty_store)} == {"Prøvekøbing Kommune"}
    counts = empty_store.ask("overview/counts_by_light", filter=on())
    assert counts["shown"].sum() == 2


def test_a_municipality_is_spelled_as_in_earlier_exports_and_counts_once(empty_store, on):
    load(empty_store, exports.xlsx(title="Udtræk pr. 26-10-2026 for Prøvekøbing Kommune"))
    load(
        empty_store,
        exports.xlsx(
            {"Kommune": "prøvekøbing"}, headers=(*exports.HEADERS, "Kommune"), title="Pr. 23-11-2026"
        ),
    )
    assert {name for _, name in shown(empty_store)} == {"Prøvekøbing Kommune"}
    assert empty_store.ask("overview/counts_by_light", filter=on())["shown"].sum() == 1


def test_what_a_file_takes_the_place_of_is_told(empty_store):
    load(empty_store, exports.xlsx())
    later = load(empty_store, exports.xlsx({"Opgave": "En anden"}), "privat.xlsx")
    assert [export["file_name"] for export in later.replaced] == ["klik.xlsx"]
    month = load(empty_store, exports.xlsx(title="Udtræk pr. 26-10-2026 for Prøvekøbing Kommune"))
    assert month.replaced == ()


def test_a_file_read_again_on_a_later_day_keeps_the_day_that_was_taken_for_its_own(empty_store):
    content = with_no_day()
    loaded = load(empty_store, content)
    assert shown(empty_store)[0][0] == TODAY
    later = imports_load.correct(
        empty_store, loaded.opened, content, Choices({}, {}), today=date(2026, 12, 24)
    )
    assert later.reading.as_of is None and shown(empty_store)[0][0] == TODAY


def with_no_day() -> bytes:
    """Text, since a workbook tells when it was saved."""
    return b"Opgave;Status;Ansvarlig\nOpret roller;I gang;Anna Bo\nTildel roller;I gang;Anna Bo\n"


def test_what_a_number_means_can_be_taken_back(empty_store):
    content = exports.with_light_numbers()
    loaded = load(empty_store, content)
    imports_load.correct(
        empty_store, loaded.opened, content, Choices({}, {"1": "green", "2": "red", "3": "red"})
    )
    again, _ = imports_load.reopen(empty_store, snapshots.listing(empty_store)["snapshot_id"][0])
    corrected = imports_load.correct(empty_store, again, content, Choices({}, dict.fromkeys("123")))
    assert corrected.reading.lights["red"] == 0
    assert corrected.reading.unread_light_codes == ["1", "2", "3"]
    reopened, _ = imports_load.reopen(empty_store, corrected.snapshot_ids[0])
    assert reopened.light_codes == {}


def test_an_answer_about_columns_keeps_the_municipality_and_the_day_that_were_given(empty_store):
    load(empty_store, exports.xlsx())
    content = exports.xlsx({"Opgave": "Uden titel over"}, title="")
    loaded = load(empty_store, content, "opgaver.xlsx")
    dated = imports_load.correct(empty_store, loaded.opened, content, Choices({}, {}, date(2026, 10, 1)))
    imports_load.correct(empty_store, dated.opened, content, Choices({}, {}))
    assert set(shown(empty_store)) == {
        (date(2026, 11, 23), "Prøvekøbing Kommune"),
        (date(2026, 10, 1), "Prøvekøbing Kommune"),
    }


def test_an_export_that_is_too_old_to_be_kept_is_refused_before_it_is_stored(empty_store, monkeypatch):
    monkeypatch.setenv("KLIK_KEEP_DAYS", "30")
    with pytest.raises(Expired) as told:
        load(empty_store, exports.xlsx(title="Udtræk pr. 01-02-2020"))
    assert "01.02.2020" in told.value.title and "30 dage" in told.value.next_step
    content = exports.xlsx()
    loaded = load(empty_store, content)
    with pytest.raises(Expired):
        imports_load.correct(
            empty_store, loaded.opened, content, Choices({}, {}, date(2020, 2, 1)), date(2026, 11, 25)
        )
    assert shown(empty_store) == [(date(2026, 11, 23), "Prøvekøbing Kommune")]


def test_a_corrected_day_moves_the_export_and_leaves_nothing_on_the_old_one(empty_store):
    content = exports.xlsx()
    loaded = load(empty_store, content)
    choices = Choices({}, {}, date(2026, 10, 1), "Andenby Kommune")
    imports_load.correct(empty_store, loaded.opened, content, choices)
    assert shown(empty_store) == [(date(2026, 10, 1), "Andenby Kommune")]


def test_a_correction_of_a_file_with_several_municipalities_moves_them_all(empty_store):
    headers = (*exports.HEADERS, "Kommune")
    content = exports.xlsx({"Kommune": "Aby"}, {"Kommune": "Beby"} | exports.LATER, headers=headers, title="")
    loaded = load(empty_store, content)
    assert len(loaded.snapshot_ids) == 2
    imports_load.correct(empty_store, loaded.opened, content, Choices({}, {}, date(2026, 10, 1), "Aby"))
    assert shown(empty_store) == [(date(2026, 10, 1), "Aby"), (date(2026, 10, 1), "Beby")]


def test_a_correction_that_leaves_no_title_changes_nothing(empty_store):
    content = exports.xlsx()
    loaded = load(empty_store, content)
    with pytest.raises(NoTasks):
        imports_load.correct(empty_store, loaded.opened, content, Choices({"title": None}, {}))
    assert len(snapshots.listing(empty_store)) == 1
    assert shown(empty_store) == [(date(2026, 11, 23), "Prøvekøbing Kommune")]


def test_the_samples_are_three_exports_four_weeks_apart(empty_store):
    for _ in range(2):  # pressed twice
        imports_load.load_samples(empty_store)
    assert len(snapshots.listing(empty_store)) == 3
    days = [day for day, _ in shown(empty_store)]
    assert [(one - other).days for one, other in pairwise(days)] == [28, 28]


def test_a_file_and_a_correction_that_give_no_task_are_refused(empty_store):
    with pytest.raises(NoTasks) as told:
        load(
            empty_store,
            exports.xlsx(dict.fromkeys(exports.HEADERS) | {"Opgave": "I alt", "Projekt": 2}, title=""),
            "sum.xlsx",
        )
    assert told.value.next_step.startswith("Række 2: Ser ud som en sumrække.")
    content = exports.xlsx(headers=(*exports.HEADERS, "Tom"))
    loaded = load(empty_store, content)
    with pytest.raises(NoTasks):
        imports_load.correct(empty_store, loaded.opened, content, Choices({"title": "Tom"}, {}))
    assert shown(empty_store) == [(date(2026, 11, 23), "Prøvekøbing Kommune")]


def test_endless_words_over_the_table_cost_no_time_and_hide_nothing(empty_store):
    """The search for a municipality once took half a minute in such a line, with the whole server waiting."""
    loaded = load(empty_store, exports.xlsx(title="Udtræk pr. 23-11-2026 for Aby Kommune " + "Aa-" * 10_000))
    assert shown(empty_store) == [(date(2026, 11, 23), "Aby Kommune")]
    assert len(loaded.reading.tasks) == 2
