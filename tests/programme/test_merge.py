"""Workbook → app → workbook loses nothing; and a workbook beside others' changes."""

import io
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.programme_schema import BY_NAME, OTHER_SHEET, SUBJECTS, as_written
from dashboard.imports import samples
from dashboard.programme import merge
from dashboard.reports import programme_workbook
from dashboard.store import backups, deletion, register
from dashboard.store.connection import open_store
from dashboard.store.register import Change
from tests.conftest import EXPORT_DAY

OURS = [subject for subject in SUBJECTS if not subject.hidden]
# What a cell can hold, but for what the importer rightly takes for nothing: white space at the ends.
TEXTS = st.one_of(
    st.sampled_from(
        ["07.06.2027", "7/6 2027", "uge 43 2027", "ultimo november 2027", "=1+1", "SF1511", "Ja", "0042"]
    ),
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Lm")
        ),
        min_size=1,
        max_size=30,
    ),
)


def rows(contents) -> list[dict]:
    return [{"row_id": "", "version_id": "", "content": content} for content in contents]


@st.composite
def programmes(draw) -> dict[str, list[dict]]:
    filled = {}
    for subject in draw(st.lists(st.sampled_from(OURS), min_size=1, max_size=4, unique=True)):
        names = st.sampled_from([column.name for column in subject.columns])
        filled[subject.name] = draw(
            st.lists(st.dictionaries(names, TEXTS, min_size=1), min_size=1, max_size=4)
        )
    return filled


@pytest.fixture
def store():
    store = open_store(":memory:")
    yield store
    store.close()


def load(store, content: bytes, who="ABC", name="mappe.xlsx", day=EXPORT_DAY):
    return merge.load_folder(store, merge.open_folder(name, content), name, who, day)


def held(store) -> dict[str, list[dict]]:
    return {
        subject: [as_written(row["content"]) for row in found]
        for subject, found in merge.all_rows(store).items()
        if found
    }


@given(programmes())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_workbook_to_app_to_workbook_loses_nothing(contents):
    store = open_store(":memory:")
    first = programme_workbook.workbook({name: rows(each) for name, each in contents.items()})
    load(store, first)
    assert held(store) == normal(contents)
    again = load(store, programme_workbook.workbook(merge.all_rows(store)))
    assert (again.added, again.changed, again.absent, again.conflicts) == (0, 0, [], [])
    assert held(store) == normal(contents)
    store.close()


def normal(contents: dict) -> dict:
    """Unicode as we keep it: composed."""
    return {
        name: [{key: unicodedata.normalize("NFC", text) for key, text in row.items()} for row in found]
        for name, found in contents.items()
    }


def test_own_columns_and_sheets_come_back(store):
    content = {"project": "KSD", "extra": {"Vores egen": "x"}}
    sheet = {"sheet": "Telefonliste", "cells": [["Anna", "", "12345678"], ["Bo", "x", ""]]}
    load(store, programme_workbook.workbook({"projects": rows([content]), OTHER_SHEET: rows([sheet])}))
    again = merge.open_folder("m.xlsx", programme_workbook.workbook(merge.all_rows(store)))
    assert [row.content for row in again.rows] == [content, sheet]


def test_the_sample_programmappe_is_read_without_a_doubt(store):
    samples.load_samples(store)
    assert merge.doubts(store) == []
    counts = store.ask("programme/counts")
    assert set(counts["subject"]) == {subject.name for subject in OURS}


def test_a_changed_row_is_known_by_its_id(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}, {"project": "KY"}])}))
    found = merge.all_rows(store)
    found["projects"][0]["content"] = {"project": "Sygedagpenge"}
    loaded = load(store, programme_workbook.workbook(found))
    assert (loaded.added, loaded.changed, loaded.unchanged) == (0, 1, 1)
    assert held(store)["projects"] == [{"project": "Sygedagpenge"}, {"project": "KY"}]


def test_a_row_without_id_is_known_by_what_tells_it_from_others(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}])}))
    loaded = load(
        store, programme_workbook.workbook({"projects": rows([{"project": "ksd", "leader": "Bo"}])})
    )
    assert (loaded.added, loaded.changed) == (0, 1)


def test_rows_that_the_file_lacks_are_kept_and_told(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}, {"project": "KY"}])}))
    loaded = load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}])}))
    assert [row["content"]["project"] for row in loaded.absent] == ["KY"]
    assert len(held(store)["projects"]) == 2
    merge.save(store, merge.removals(loaded.absent), "ABC", EXPORT_DAY)
    assert held(store)["projects"] == [{"project": "KSD"}]


def test_an_old_workbook_does_not_undo_what_was_changed_since(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}, {"project": "KY"}])}))
    old = programme_workbook.workbook(merge.all_rows(store))
    change_leader(store, "Anna")
    loaded = load(store, old)
    assert (loaded.changed, loaded.conflicts) == (0, [])
    assert held(store)["projects"][0]["leader"] == "Anna"


def test_an_old_workbook_with_another_change_of_the_row_is_a_conflict(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}])}))
    old = merge.all_rows(store)
    change_leader(store, "Anna")
    old["projects"][0]["content"] = {"project": "KSD", "leader": "Bo"}
    [conflict] = load(store, programme_workbook.workbook(old), who="second").conflicts
    assert conflict.theirs["leader"] == "Anna" and held(store)["projects"][0]["leader"] == "Anna"


def change_leader(store, leader: str) -> None:
    row = register.newest(store, "projects")[0]
    edits = merge.changes_of_edits("projects", [row], {0: {"leader": leader}}, [], [])
    assert merge.save(store, edits, "first", EXPORT_DAY) == []


def test_edits_of_a_table(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": p} for p in ("A", "B", "C")])}))
    shown = register.newest(store, "projects")
    edits = merge.changes_of_edits(
        "projects",
        shown,
        {0: {"leader": "Anna"}, 2: {"leader": "x"}},
        [{"project": "D"}, {}, {"note": None}],
        [1, 2],
    )
    assert merge.save(store, edits, "ABC", EXPORT_DAY) == []
    assert held(store)["projects"] == [{"project": "A", "leader": "Anna"}, {"project": "D"}]


def test_an_emptied_cell_is_empty(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "A", "leader": "Anna"}])}))
    shown = register.newest(store, "projects")
    merge.save(
        store, merge.changes_of_edits("projects", shown, {0: {"leader": None}}, [], []), "A", EXPORT_DAY
    )
    assert held(store)["projects"] == [{"project": "A"}]


def test_a_copied_row_is_a_new_one(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}])}))
    found = merge.all_rows(store)
    found["projects"].append(found["projects"][0] | {"content": {"project": "KY"}})
    loaded = load(store, programme_workbook.workbook(found), day=EXPORT_DAY + timedelta(1))
    assert (loaded.added, loaded.changed, loaded.unchanged) == (1, 0, 1)
    assert [row["project"] for row in held(store)["projects"]] == ["KSD", "KY"]


def test_days_are_days_in_the_workbook_and_vague_ones_are_words():
    contents = [
        {"project": "KSD", "starts": "07.06.2027", "ends": "uge 43 2027"},
        {"project": "K", "starts": "31.02.2027"},
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(programme_workbook.workbook({"phases": rows(contents)})))[
        "Udrulning"
    ]
    columns = {cell.value: cell.column for cell in sheet[3]}
    assert sheet.cell(4, columns["Fra"]).value.date() == date(2027, 6, 7)
    assert sheet.cell(4, columns["Til"]).value == "uge 43 2027"
    assert sheet.cell(5, columns["Fra"]).value == "31.02.2027"


def test_the_template_has_a_sheet_a_subject_help_and_choices():
    book = openpyxl.load_workbook(io.BytesIO(programme_workbook.workbook({}, ["KSD"])))
    assert book.sheetnames == ["Læs mig", "Lister", *(subject.label for subject in OURS)]
    for subject in OURS:
        sheet = book[subject.label]
        assert [cell.value for cell in sheet[3]][:-1] == [column.label for column in subject.columns]
        assert all(cell.value for cell in sheet[2][: len(subject.columns)])
    assert BY_NAME["phases"].label == "Udrulning" and book["Udrulning"].data_validations.count >= 2


def plain_book(**sheets) -> bytes:
    """A workbook that nobody made from ours: each sheet by its name, as rows of cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_column_that_the_file_lacks_says_what_it_said(store):
    load(
        store,
        programme_workbook.workbook(
            {"projects": rows([{"project": "KSD", "leader": "A", "note": "vigtigt"}])}
        ),
    )
    loaded = load(store, plain_book(Projekter=[["Projekt", "Pilot"], ["KSD", "Ja"]]))
    assert loaded.changed == 1
    assert held(store)["projects"] == [{"project": "KSD", "leader": "A", "note": "vigtigt", "pilot": "Ja"}]


def test_an_emptied_cell_of_a_column_that_is_there_is_emptied(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD", "leader": "A"}])}))
    load(store, plain_book(Projekter=[["Projekt", "Projektleder"], ["KSD", None]]))
    assert held(store)["projects"] == [{"project": "KSD"}]


def test_an_old_workbook_does_not_bring_removed_rows_back(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}, {"project": "KY"}])}))
    old = merge.all_rows(store)
    workbook = programme_workbook.workbook(old)
    merge.save(store, merge.removals(old["projects"][:1]), "first", EXPORT_DAY)
    loaded = load(store, workbook)
    assert (loaded.added, loaded.conflicts) == (0, [])
    assert held(store)["projects"] == [{"project": "KY"}]


def test_a_removed_row_that_the_workbook_says_more_of_is_a_conflict(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}])}))
    old = merge.all_rows(store)
    merge.save(store, merge.removals(old["projects"]), "first", EXPORT_DAY)
    old["projects"][0]["content"] = {"project": "KSD", "leader": "Bo"}
    [conflict] = load(store, programme_workbook.workbook(old)).conflicts
    assert conflict.theirs is None
    assert merge.save(store, [merge.instead_of_theirs(conflict)], "second", EXPORT_DAY) == []
    assert held(store)["projects"] == [{"project": "KSD", "leader": "Bo"}]


def test_a_deleted_programmappe_is_not_brought_back_by_an_edit(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD", "leader": "Anna"}])}))
    shown = register.newest(store, "projects")
    deletion.delete_programme(store)
    edits = merge.changes_of_edits("projects", shown, {0: {"note": "x"}}, [], [])
    [conflict] = merge.save(store, edits, "ABC", EXPORT_DAY)
    [removal] = merge.save(store, merge.removals([shown[0] | {"subject": "projects"}]), "A", EXPORT_DAY) or [
        None
    ]
    assert removal is None and held(store) == {}
    assert merge.save(store, [merge.instead_of_theirs(conflict)], "ABC", EXPORT_DAY) == []
    assert held(store)["projects"] == [{"project": "KSD", "leader": "Anna", "note": "x"}]


def test_all_rows_of_a_sheet_and_whole_own_sheets_can_be_removed(store):
    load(store, plain_book(Projekter=[["Projekt", "Pilot"], ["KSD", "Ja"]], Noter=[["a"]]))
    absent = load(store, plain_book(Projekter=[["Projekt", "Pilot"]])).absent
    assert [row["subject"] for row in absent] == ["projects", OTHER_SHEET]
    merge.save(store, merge.removals(absent), "ABC", EXPORT_DAY)
    assert held(store) == {}


def test_an_own_sheet_is_one_and_is_changed_whole(store):
    load(store, plain_book(Projekter=[["Projekt"], ["KSD"]], Noter=[["a"], [None], ["b"]]))
    loaded = load(store, plain_book(Projekter=[["Projekt"], ["KSD"]], noter=[["a"], ["c"]]))
    assert (loaded.added, loaded.changed) == (0, 1)
    assert held(store)[OTHER_SHEET] == [{"sheet": "noter", "cells": [["a"], ["c"]]}]


@pytest.mark.parametrize("name", ["Kontrakter", "Læs mig ", "Et navn", "Lister!", "x" * 31])
def test_an_own_sheet_of_any_name_comes_back(store, name):
    load(store, plain_book(Projekter=[["Projekt"], ["KSD"]], **{name: [["bare en tekst"]]}))
    for _ in range(2):
        loaded = load(store, programme_workbook.workbook(merge.all_rows(store)))
        assert (loaded.added, loaded.changed, loaded.absent) == (0, 0, [])
    assert held(store)[OTHER_SHEET][0]["cells"] == [["bare en tekst"]]


@pytest.mark.parametrize("name", ["a]b", "'a'", "x" * 40, "", "Projekter", "history/2027"])
def test_a_sheet_s_name_is_one_that_excel_takes(name):
    content = {"sheet": name, "cells": [["a"]]}
    book = openpyxl.load_workbook(
        io.BytesIO(programme_workbook.workbook({OTHER_SHEET: rows([content, content])}))
    )
    assert len(book.sheetnames) == len(set(map(str.casefold, book.sheetnames))) == len(OURS) + 4


def test_the_same_file_from_two_at_once_is_stored_once(store):
    folder = merge.open_folder("m", programme_workbook.workbook({"projects": rows([{"project": "KSD"}] * 1)}))
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: merge.load_folder(store, folder, "m", "ABC", EXPORT_DAY), range(8)))
    assert sum(loaded.added for loaded in done) == 1 and len(held(store)["projects"]) == 1


def test_a_new_row_that_is_saved_twice_is_one_row(store):
    edits = merge.changes_of_edits("projects", [], {}, [{"project": "KSD"}], [], "table")
    for _ in range(2):
        assert merge.save(store, edits, "ABC", EXPORT_DAY) == []
    assert held(store)["projects"] == [{"project": "KSD"}]


def test_what_changes_nothing_is_no_change(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}])}))
    shown = register.newest(store, "projects")
    assert merge.changes_of_edits("projects", shown, {0: {"project": "KSD"}}, [{}], []) == []
    [emptied] = merge.changes_of_edits("projects", shown, {0: {"project": None}}, [], [])
    assert emptied.content is None, "a row without a word in it goes"


UNTIDY = ("a ", "a\r\nb", "a\u00a0b", "a\u200bb", "e\u0301", "a\vb", "01.01.1900", "31.12.1899", "x" * 40_000)


@pytest.mark.parametrize("text", UNTIDY)
def test_an_untouched_workbook_says_nothing_new(store, text):
    content = {"project": "KSD", "phase": "Pilot", "starts": text, "note": text}
    merge.save(store, [Change("phases", content, is_new=True)], "ABC", EXPORT_DAY)
    loaded = load(store, programme_workbook.workbook(merge.all_rows(store)))
    assert (loaded.added, loaded.changed, loaded.conflicts) == (0, 0, [])


def test_a_correction_counts_on_all_days_through_excel_too(store):
    content = {"task_key": "k", "municipality": "A", "components": "", "interfaces": "SF1511"}
    merge.save(store, [Change("link_corrections", content, is_new=True)], "ABC", EXPORT_DAY)
    again = open_store(":memory:")
    load(again, programme_workbook.workbook(merge.all_rows(store)))
    for each in (store, again):
        found = each.ask("programme/rows", subject="link_corrections", day=date(2020, 1, 1))
        assert len(found) == 1
    again.close()


def test_the_first_edit_of_a_day_is_in_a_backup(tmp_path):
    place = tmp_path / "klik.duckdb"
    store, today = open_store(place), date.today()
    for leader in ("A", "B"):
        merge.save(store, [Change("projects", {"project": leader}, is_new=True)], "ABC", today)
    store.close()
    [backup] = backups.all_of(place)
    assert backups.rows_of(backup)["register_version"] == 1
