"""Workbook → app → workbook loses nothing; and a workbook beside others' changes."""

import io
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.people_subjects import PEOPLE_SUBJECTS
from dashboard.domain.programme_schema import OTHER_SHEET, SUBJECTS
from dashboard.programme import edits, merge
from dashboard.reports import programme_workbook
from dashboard.store import register
from dashboard.store.connection import open_store
from dashboard.store.register import Change
from tests.conftest import EXPORT_DAY
from tests.programme.filled_workbooks import load, rows, stored

OURS = [subject for subject in SUBJECTS if not subject.hidden]


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


@st.composite
def programmes(draw, subjects=OURS) -> dict[str, list[dict]]:
    filled = {}
    for subject in draw(st.lists(st.sampled_from(subjects), min_size=1, max_size=4, unique=True)):
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


@given(st.one_of(programmes(), programmes(PEOPLE_SUBJECTS)))
@settings(max_examples=24, deadline=None, suppress_health_check=list(HealthCheck))
def test_workbook_to_app_to_workbook_loses_nothing(contents):
    store = open_store(":memory:")
    first = programme_workbook.workbook({name: rows(each) for name, each in contents.items()})
    load(store, first)
    assert stored(store) == normal(contents)
    again = load(store, programme_workbook.workbook(register.rows_by_subject(store)))
    assert (again.added, again.changed, again.absent, again.conflicts) == (0, 0, [], [])
    assert stored(store) == normal(contents)
    store.close()


def normal(contents: dict) -> dict:
    """Unicode as we keep it: composed."""
    return {
        name: [{key: unicodedata.normalize("NFC", text) for key, text in row.items()} for row in subject_rows]
        for name, subject_rows in contents.items()
    }


def test_own_columns_and_sheets_come_back(store):
    content = {"project": "KSD", "extra": {"Vores egen": "x"}}
    sheet = {"sheet": "Telefonliste", "cells": [["Anna", "", "12345678"], ["Bo", "x", ""]]}
    load(store, programme_workbook.workbook({"projects": rows([content]), OTHER_SHEET: rows([sheet])}))
    again = merge.open_workbook("m.xlsx", programme_workbook.workbook(register.rows_by_subject(store)))
    assert [row.content for row in again.rows] == [content, sheet]


def test_a_changed_row_is_known_by_its_id(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}, {"project": "KY"}])}))
    rows_of = register.rows_by_subject(store)
    rows_of["projects"][0]["content"] = {"project": "Sygedagpenge"}
    loaded = load(store, programme_workbook.workbook(rows_of))
    assert (loaded.added, loaded.changed, loaded.unchanged) == (0, 1, 1)
    assert stored(store)["projects"] == [{"project": "Sygedagpenge"}, {"project": "KY"}]


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
    assert len(stored(store)["projects"]) == 2
    edits.save(store, edits.removals(loaded.absent), "ABC", EXPORT_DAY)
    assert stored(store)["projects"] == [{"project": "KSD"}]


def test_an_old_workbook_does_not_undo_what_was_changed_since(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}, {"project": "KY"}])}))
    old = programme_workbook.workbook(register.rows_by_subject(store))
    change_leader(store, "Anna")
    loaded = load(store, old)
    assert (loaded.changed, loaded.conflicts) == (0, [])
    assert stored(store)["projects"][0]["leader"] == "Anna"


def test_an_old_workbook_with_another_change_of_the_row_is_a_conflict(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}])}))
    old = register.rows_by_subject(store)
    change_leader(store, "Anna")
    old["projects"][0]["content"] = {"project": "KSD", "leader": "Bo"}
    [conflict] = load(store, programme_workbook.workbook(old), who="second").conflicts
    assert conflict.theirs["leader"] == "Anna" and stored(store)["projects"][0]["leader"] == "Anna"


def change_leader(store, leader: str) -> None:
    row = register.newest(store, "projects")[0]
    changes = edits.changes_of_edits("projects", [row], {0: {"leader": leader}}, [], [])
    assert edits.save(store, changes, "first", EXPORT_DAY) == []


def test_a_copied_row_is_a_new_one(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}])}))
    rows_of = register.rows_by_subject(store)
    rows_of["projects"].append(rows_of["projects"][0] | {"content": {"project": "KY"}})
    loaded = load(store, programme_workbook.workbook(rows_of), day=EXPORT_DAY + timedelta(1))
    assert (loaded.added, loaded.changed, loaded.unchanged) == (1, 0, 1)
    assert [row["project"] for row in stored(store)["projects"]] == ["KSD", "KY"]


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
    assert stored(store)["projects"] == [{"project": "KSD", "leader": "A", "note": "vigtigt", "pilot": "Ja"}]


def test_an_emptied_cell_of_a_column_that_is_there_is_emptied(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD", "leader": "A"}])}))
    load(store, plain_book(Projekter=[["Projekt", "Projektleder"], ["KSD", None]]))
    assert stored(store)["projects"] == [{"project": "KSD"}]


def test_an_old_workbook_does_not_bring_removed_rows_back(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}, {"project": "KY"}])}))
    old = register.rows_by_subject(store)
    workbook = programme_workbook.workbook(old)
    edits.save(store, edits.removals(old["projects"][:1]), "first", EXPORT_DAY)
    loaded = load(store, workbook)
    assert (loaded.added, loaded.conflicts) == (0, [])
    assert stored(store)["projects"] == [{"project": "KY"}]


def test_a_removed_row_that_the_workbook_says_more_of_is_a_conflict(store):
    load(store, programme_workbook.workbook({"projects": rows([{"project": "KSD"}])}))
    old = register.rows_by_subject(store)
    edits.save(store, edits.removals(old["projects"]), "first", EXPORT_DAY)
    old["projects"][0]["content"] = {"project": "KSD", "leader": "Bo"}
    [conflict] = load(store, programme_workbook.workbook(old)).conflicts
    assert conflict.theirs is None
    assert edits.save(store, [edits.instead_of_theirs(conflict)], "second", EXPORT_DAY) == []
    assert stored(store)["projects"] == [{"project": "KSD", "leader": "Bo"}]


def test_all_rows_of_a_sheet_and_whole_own_sheets_can_be_removed(store):
    load(store, plain_book(Projekter=[["Projekt", "Pilot"], ["KSD", "Ja"]], Noter=[["a"]]))
    absent = load(store, plain_book(Projekter=[["Projekt", "Pilot"]])).absent
    assert [row["subject"] for row in absent] == ["projects", OTHER_SHEET]
    edits.save(store, edits.removals(absent), "ABC", EXPORT_DAY)
    assert stored(store) == {}


def test_an_own_sheet_is_one_and_is_changed_whole(store):
    load(store, plain_book(Projekter=[["Projekt"], ["KSD"]], Noter=[["a"], [None], ["b"]]))
    loaded = load(store, plain_book(Projekter=[["Projekt"], ["KSD"]], noter=[["a"], ["c"]]))
    assert (loaded.added, loaded.changed) == (0, 1)
    assert stored(store)[OTHER_SHEET] == [{"sheet": "noter", "cells": [["a"], ["c"]]}]


@pytest.mark.parametrize("name", ["Kontrakter", "Læs mig ", "Et navn", "Lister!", "x" * 31])
def test_an_own_sheet_of_any_name_comes_back(store, name):
    load(store, plain_book(Projekter=[["Projekt"], ["KSD"]], **{name: [["bare en tekst"]]}))
    for _ in range(2):
        loaded = load(store, programme_workbook.workbook(register.rows_by_subject(store)))
        assert (loaded.added, loaded.changed, loaded.absent) == (0, 0, [])
    assert stored(store)[OTHER_SHEET][0]["cells"] == [["bare en tekst"]]


def test_the_same_file_from_two_at_once_is_stored_once(store):
    workbook = merge.open_workbook(
        "m", programme_workbook.workbook({"projects": rows([{"project": "KSD"}] * 1)})
    )
    with ThreadPoolExecutor(8) as pool:
        done = list(
            pool.map(lambda _: merge.merge_workbook(store, workbook, "m", "ABC", EXPORT_DAY), range(8))
        )
    assert sum(loaded.added for loaded in done) == 1 and len(stored(store)["projects"]) == 1


UNTIDY = ("a ", "a\r\nb", "a\u00a0b", "a\u200bb", "e\u0301", "a\vb", "01.01.1900", "31.12.1899", "x" * 40_000)


@pytest.mark.parametrize("text", UNTIDY)
def test_an_untouched_workbook_says_nothing_new(store, text):
    content = {"project": "KSD", "phase": "Pilot", "starts": text, "note": text}
    edits.save(store, [Change("phases", content, is_new=True)], "ABC", EXPORT_DAY)
    loaded = load(store, programme_workbook.workbook(register.rows_by_subject(store)))
    assert (loaded.added, loaded.changed, loaded.conflicts) == (0, 0, [])


def test_a_correction_counts_on_all_days_through_excel_too(store):
    content = {"task_key": "k", "municipality": "A", "components": "", "interfaces": "SF1511"}
    edits.save(store, [Change("link_corrections", content, is_new=True)], "ABC", EXPORT_DAY)
    again = open_store(":memory:")
    load(again, programme_workbook.workbook(register.rows_by_subject(store)))
    for each in (store, again):
        corrections = each.ask("programme/rows", subject="link_corrections", day=date(2020, 1, 1))
        assert len(corrections) == 1
    again.close()


def test_a_workbook_of_the_version_without_people_loads_and_misses_no_row_of_theirs(store):
    people = {subject.name: rows([{subject.columns[0].name: "Anna"}]) for subject in PEOPLE_SUBJECTS}
    load(store, programme_workbook.workbook(people | {"projects": rows([{"project": "KSD"}])}))
    earlier = openpyxl.load_workbook(io.BytesIO(programme_workbook.workbook(register.rows_by_subject(store))))
    for subject in PEOPLE_SUBJECTS:
        del earlier[subject.label]
    earlier["Projekter"].cell(4, 2, "Sygedagpenge")
    file = io.BytesIO()
    earlier.save(file)
    loaded = load(store, file.getvalue())
    assert (loaded.added, loaded.changed, loaded.absent, loaded.conflicts) == (0, 1, [], [])
    assert {subject.name for subject in PEOPLE_SUBJECTS} < set(stored(store))
