"""A deleted person is in no byte of the folder, and nobody else is taken."""

import dataclasses
import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.scope import Session
from dashboard.programme import edits, forget_person, written_persons
from dashboard.programme.forget_person import forget
from dashboard.store import backup_files, backups, register, snapshots
from dashboard.store.connection import Store, open_store
from dashboard.store.register import Change
from tests.conftest import EXPORT_DAY, add_programme_rows, add_snapshot

NAME, INITIALS, PHONE, MAIL = "Kanarie Fugleæg", "KAFU", "12 34 56 78", "kafu@kommune.dk"
CANARIES = ("Kanarie", "Fugleæg", "fugleaeg", "KAFU", "12 34 56 78", "12345678", "kafu@", "Fugleaeg")
PERSON = {"name": NAME, "initials": INITIALS, "phone": PHONE, "mail": MAIL, "unit": "Jobcenteret"}
ROWS = {
    "persons": [PERSON, {"name": "Bo Hansen", "initials": "BOH", "mail": "boh@kommune.dk"}],
    "staffing": [
        {"role": "Projektleder", "person": "fugleaeg, kanarie"},
        {"role": "Driftsleder", "person": "BOH"},
    ],
    "projects": [
        {"project": "KSD", "leader": "KAFU", "leader_phone": "+45 12345678", "leader_mail": MAIL},
        {
            "project": "KY",
            "leader": "Bo Hansen",
            "note": f"Spørg {NAME} (KAFU), kafu@kommune.dk eller 12345678.",
        },
    ],
    "contacts": [
        {"task_key": "K1", "municipality": "Eksempelkøbing", "person": NAME, "what": f"{NAME} svarer mandag"}
    ],
    "escalations": [{"case_id": "1", "step": "Opret", "taken_by": "KAFU", "note": "KAFU og Bo Hansen talte"}],
    "systems": [{"system": "KMD", "owner": NAME}, {"system": "Opus", "owner": f"{NAME} og Bo Hansen"}],
    "other_sheet": [{"sheet": "Noter", "cells": [["Ring", f"Kanarie  Fugleæg på {PHONE}"]]}],
}


def fill(store: Store, rows=ROWS, who: str = "ABC") -> None:
    for subject, contents in rows.items():
        add_programme_rows(store, subject, *contents, who=who)


def person_named(store: Store, name: str, label: str = ""):
    people = written_persons.written_persons(written_persons.versions_of(store))
    [person] = [one for one in people if one.name == name and label in one.label]
    return person


def written(store: Store, subject: str) -> list[dict]:
    return [
        {key: text for key, text in row["content"].items() if key != "known"}
        for row in register.newest(store, subject)
    ]


@pytest.fixture
def store():
    with closing(open_store(":memory:")) as opened:
        yield opened


def all_texts(store: Store) -> str:
    with store.cursor() as cursor:
        return json.dumps(
            cursor.execute("select * from klik.register_version").fetchall(), default=str, ensure_ascii=False
        )


def test_rows_go_logs_say_that_somebody_was_there_and_other_columns_are_emptied(store):
    fill(store)
    forget(store, person_named(store, NAME))
    assert written(store, "persons") == [ROWS["persons"][1]]
    assert written(store, "staffing") == [ROWS["staffing"][1]]
    assert written(store, "projects") == [
        {"project": "KSD"},
        {"project": "KY", "leader": "Bo Hansen", "note": "Spørg slettet person,  eller ."},
    ]
    [contact] = written(store, "contacts")
    assert (contact["person"], contact["what"]) == ("slettet person", "slettet person svarer mandag")
    [step] = written(store, "escalations")
    assert (step["taken_by"], step["note"]) == ("slettet person", "slettet person og Bo Hansen talte")
    assert written(store, "systems") == [
        {"system": "KMD"},
        {"system": "Opus", "owner": "slettet person og Bo Hansen"},
    ]
    assert written(store, "other_sheet")[0]["cells"] == [["Ring", "slettet person på"]] or written(
        store, "other_sheet"
    )[0]["cells"] == [["Ring", "slettet person på "]]
    assert not [canary for canary in CANARIES if canary in all_texts(store)]


def test_old_and_removed_versions_too_and_who_wrote_them(store):
    fill(store, {"persons": [PERSON], "projects": [{"project": "KSD", "leader": NAME}]}, who=INITIALS)
    [row] = register.newest(store, "projects")
    changes = edits.changes_of_edits("projects", [row], {0: {"leader": "Bo Hansen"}}, [], [])
    assert edits.save(store, changes, "ABC", EXPORT_DAY) == []
    gone = register.newest(store, "persons")
    assert edits.save(store, edits.removals([gone[0] | {"subject": "persons"}]), NAME, EXPORT_DAY) == []
    forget(store, person_named(store, NAME))
    assert not [canary for canary in CANARIES if canary in all_texts(store)]
    assert written(store, "persons") == [] and written(store, "projects") == [
        {"project": "KSD", "leader": "Bo Hansen"}
    ]
    history = store.ask("programme/history", subject="projects", rows=10)
    assert history["changed_by"].tolist() == ["ABC", "slettet"]


def test_what_is_interpreted_of_the_words_goes_with_them(store):
    fill(store, {"contacts": ROWS["contacts"], "persons": [PERSON]})
    forget(store, person_named(store, NAME))
    [contact] = register.newest(store, "contacts")
    assert contact["content"]["known"]["person"] == "person slettet"


def test_whoever_has_the_row_open_is_told_before_the_name_comes_back(store):
    fill(store)
    open_rows = register.newest(store, "projects")
    forget(store, person_named(store, NAME))
    changes = edits.changes_of_edits("projects", open_rows, {0: {"note": "x"}}, [], [])
    [conflict] = edits.save(store, changes, "XYZ", EXPORT_DAY)
    assert conflict.theirs == {"project": "KSD"}


def test_an_answer_from_before_is_not_given_again(store):
    fill(store, {"persons": [PERSON], "projects": [{"project": "KSD", "leader": NAME}]}, who=INITIALS)
    person = person_named(store, NAME)
    assert INITIALS in store.ask("programme/counts")["changed_by"].tolist()
    forget(store, person)
    assert store.ask("programme/counts")["changed_by"].tolist() == ["slettet"]


@pytest.mark.parametrize("text", ["Anna Fugl", "Anna", "Ann-Mari", "Joann", "Ann Fugl Holm", "annonce"])
def test_a_name_within_another_s_is_left_alone(store, text):
    fill(
        store,
        {
            "persons": [{"name": "Ann Fugl"}, {"name": "Anna Fugl"}, {"name": "Ann Fugl Holm"}],
            "projects": [{"project": "KSD", "leader": text, "note": f"Spørg {text} i dag, og Ann Fugl"}],
        },
    )
    forget(store, person_named(store, "Ann Fugl"))
    assert [row["name"] for row in written(store, "persons")] == ["Anna Fugl", "Ann Fugl Holm"]
    [project] = written(store, "projects")
    assert project["leader"] == text
    assert project["note"] == f"Spørg {text} i dag, og slettet person"


def test_one_of_two_of_the_same_name(store):
    """What could mean either stays; what only one of them has goes."""
    other = {"name": NAME, "initials": "KAF2", "mail": "kaf2@kommune.dk"}
    fill(
        store,
        {
            "persons": [PERSON, other],
            "staffing": [
                {"role": "Projektleder", "person": NAME},
                {"role": "Driftsleder", "person": f"{NAME} (KAFU)"},
            ],
            "projects": [{"project": "KSD", "leader": "KAF2", "note": f"{NAME}, KAFU, KAF2"}],
        },
    )
    person = person_named(store, NAME, INITIALS)
    assert forget_person.traced(store, person, written_persons.versions_of(store)).has_namesake
    forget(store, person)
    assert written(store, "persons") == [other]
    assert written(store, "staffing") == [{"role": "Projektleder", "person": NAME}]
    assert written(store, "projects") == [
        {"project": "KSD", "leader": "KAF2", "note": f"{NAME}, slettet person, KAF2"}
    ]


def test_a_phone_that_two_have_stays_with_the_other(store):
    fill(store, {"persons": [PERSON, {"name": "Bo Hansen", "phone": "12345678"}]})
    forget(store, person_named(store, NAME))
    assert written(store, "persons") == [{"name": "Bo Hansen", "phone": "12345678"}]


def test_initials_that_are_a_project_s_name_are_no_trace(store):
    add_snapshot(store, {"project": "KY"})
    fill(
        store,
        {
            "persons": [{"name": "Karen Yde", "initials": "KY"}],
            "projects": [{"project": "KY", "leader": "KY", "note": "KY går i drift"}],
        },
    )
    forget(store, person_named(store, "Karen Yde"))
    assert written(store, "projects") == [{"project": "KY", "note": "KY går i drift"}]


def test_somebody_who_is_on_no_list_of_persons_can_be_deleted(store):
    fill(
        store,
        {
            "projects": [
                {"project": "KSD", "leader": NAME, "leader_phone": PHONE},
                {"project": "KY", "note": f"{NAME}, {PHONE}"},
            ]
        },
    )
    forget(store, person_named(store, NAME))
    assert written(store, "projects") == [{"project": "KSD"}, {"project": "KY", "note": "slettet person,"}]


def test_a_row_that_is_another_s_now_keeps_him_and_loses_only_its_past(store):
    fill(store, {"persons": [PERSON], "staffing": [{"role": "Projektleder", "person": NAME}]})
    [row] = register.newest(store, "staffing")
    changes = edits.changes_of_edits("staffing", [row], {0: {"person": "Bo Hansen"}}, [], [])
    assert edits.save(store, changes, "ABC", EXPORT_DAY) == []
    forget(store, person_named(store, NAME))
    assert written(store, "staffing") == [{"role": "Projektleder", "person": "Bo Hansen"}]
    assert NAME not in all_texts(store)


def test_the_tasks_that_still_name_the_person_are_counted(store):
    for day in (date(2026, 10, 26), EXPORT_DAY):
        add_snapshot(
            store,
            {"responsible": "fugleæg, kanarie", "executor": "KAFU"},
            {"comment": f"Spørg {NAME}"},
            {"responsible": "Bo Hansen"},
            as_of=day,
        )
    fill(store)
    came_of_it = forget(store, person_named(store, NAME))
    assert (came_of_it.tasks, came_of_it.exports) == (2, 2)
    assert came_of_it.rows == 9


def test_a_session_of_one_municipality_takes_only_its_own_rows(store):
    for municipality in ("Aarhus", "Odense"):
        add_snapshot(store, {"responsible": NAME}, municipality=municipality)
        session = store.for_session(Session("ABC", (municipality,)))
        fill(session, {"persons": [PERSON], "projects": [{"project": "KSD", "leader": NAME}]})
    ours = store.for_session(Session("ABC", ("Aarhus",)))
    came_of_it = forget(ours, person_named(ours, NAME))
    assert (came_of_it.rows, came_of_it.tasks) == (2, 1)
    assert written(ours, "persons") == []
    theirs = store.for_session(Session("ABC", ("Odense",)))
    assert written(theirs, "persons") == [PERSON]
    assert written(theirs, "projects") == [{"project": "KSD", "leader": NAME}]


def files_with(folder: Path, *words: str) -> set[str]:
    every_file = [file for file in folder.rglob("*") if file.is_file()]
    return {file.name for file in every_file if any(word.encode() in file.read_bytes() for word in words)}


def test_no_byte_of_the_person_is_left_in_the_file_its_backups_or_the_log(tmp_path, caplog, capfd):
    path = tmp_path / "klik.duckdb"
    with closing(open_store(path)) as store:
        # So many and so unlike each other that DuckDB keeps them as they are.
        notes = [
            {
                "project": "KSD",
                "phase": f"{number * 7919 % 10_007}",
                "note": f"{number * 7919 % 10_007} {NAME} {number}",
            }
            for number in range(500)
        ]
        fill(store, ROWS | {"phases": notes})
        snapshots.back_up(store)
        for name in (path.name, backup_files.all_of(path)[-1].name):
            assert name in files_with(tmp_path, NAME)
        kept = len(backup_files.all_of(path))
        came_of_it = forget(store, person_named(store, NAME))
        assert came_of_it.backups_rewritten >= 1 and came_of_it.backups_dropped == 0
        assert len(backup_files.all_of(path)) == kept
        assert written(store, "phases")[0]["note"].endswith("slettet person 0")
    assert files_with(tmp_path, *CANARIES) == set()
    told = capfd.readouterr()
    assert not [canary for canary in CANARIES if canary in caplog.text + told.out + told.err]


def test_a_backup_that_names_nobody_is_left_alone(tmp_path):
    path = tmp_path / "klik.duckdb"
    with closing(open_store(path)) as store:
        snapshots.back_up(store)
        [before] = backup_files.all_of(path)
        bytes_before = before.read_bytes()
        register.save(store, [Change("persons", PERSON, is_new=True)], "ABC", EXPORT_DAY)
        assert forget(store, person_named(store, NAME)).backups_rewritten == 0
        assert before.read_bytes() == bytes_before


def test_a_backup_from_before_the_register_named_municipalities(tmp_path):
    path = tmp_path / "klik.duckdb"
    with closing(open_store(path)) as store:
        fill(store, {"persons": [PERSON]})
        person = person_named(store, NAME)
        rewriting = forget_person._Rewriting(store, person, written_persons.versions_of(store))
        with store.cursor() as cursor:
            rows = cursor.execute("select * exclude (municipality) from klik.register_version").df()
        assert len(rewriting(rows.to_dict("records")).gone) == 1
        assert backups.all_of(path)


def test_labels_tell_persons_apart(store):
    fill(
        store,
        {
            "persons": [PERSON, {"name": NAME, "initials": "KAF2"}],
            "projects": [{"project": "K", "leader": "Bo og Ib"}],
        },
    )
    people = written_persons.written_persons(written_persons.versions_of(store))
    assert [one.label for one in people] == [
        "Bo",
        "Ib",
        f"{NAME} · KAF2",
        f"{NAME} · KAFU · Jobcenteret · {MAIL}",
    ]
    assert dataclasses.replace(people[0]) == people[0]


def test_a_unit_that_owns_a_system_is_nobody(store):
    owners = ("Jobcenteret", "It-afdelingen", "Bo Hansen", "slettet person")
    fill(store, {"systems": [{"system": owner, "owner": owner} for owner in owners]})
    people = written_persons.written_persons(written_persons.versions_of(store))
    assert [one.label for one in people] == ["Bo Hansen"]


def test_a_session_of_one_municipality_leaves_the_others_rows_in_the_backups(tmp_path):
    path = tmp_path / "klik.duckdb"
    with closing(open_store(path)) as store:
        for municipality in ("Aarhus", "Odense"):
            add_snapshot(store, {"responsible": "Bo"}, municipality=municipality)
            session = store.for_session(Session("ABC", (municipality,)))
            fill(session, {"persons": [PERSON | {"unit": municipality}]})
        snapshots.back_up(store)
        newest = backup_files.all_of(path)[-1]
        ours = store.for_session(Session("ABC", ("Aarhus",)))
        forget(ours, person_named(ours, NAME))
    for file in (path, newest):
        with closing(open_store(file)) as opened:
            assert [row["unit"] for row in written(opened, "persons")] == ["Odense"]
