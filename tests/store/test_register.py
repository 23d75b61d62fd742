"""Rows that users write: append-only, shown as of a day, and two who change the same row are told."""

import json
from datetime import date, datetime, timedelta

import pytest

from dashboard.programme import edits
from dashboard.store import register, snapshots
from dashboard.store.register import Change
from tests.conftest import EXPORT_DAY, add_programme_rows

LATER = EXPORT_DAY + timedelta(30)


@pytest.fixture
def store(empty_store):
    add_programme_rows(empty_store, "projects", {"project": "KSD"}, {"project": "KY"})
    return empty_store


def said(rows) -> list[str]:
    return [row["content"]["project"] for row in rows]


def write(store, content, row, who="XYZ", day=EXPORT_DAY, made_from=None):
    change = Change("projects", content, row["row_id"], made_from or row["version_id"], row["position"])
    return edits.save(store, [change], who, day)


def test_rows_come_in_their_order(store):
    assert said(register.newest(store, "projects")) == ["KSD", "KY"]


def test_an_edit_is_a_new_version_and_nothing_is_overwritten(store):
    row = register.newest(store, "projects")[0]
    assert write(store, {"project": "KSD 2"}, row) == []
    changed = register.newest(store, "projects")[0]
    assert changed["content"] == {"project": "KSD 2"} and changed["changed_by"] == "XYZ"
    history = store.ask("programme/history", subject="projects", rows=10)
    assert history["what"].tolist() == ["rettet", "ny", "ny"]
    assert register.contents(store, [row["version_id"]]) == {row["version_id"]: {"project": "KSD"}}


def test_two_who_change_the_same_row_are_told(store):
    row = register.newest(store, "projects")[0]
    write(store, {"project": "KSD", "leader": "Anna"}, row, who="first")
    [conflict] = write(store, {"project": "KSD", "leader": "Bo"}, row, who="second")
    assert conflict.theirs == {"project": "KSD", "leader": "Anna"} and conflict.changed_by == "first"
    assert register.newest(store, "projects")[0]["content"]["leader"] == "Anna"
    assert edits.save(store, [edits.instead_of_theirs(conflict)], "second", EXPORT_DAY) == []
    assert register.newest(store, "projects")[0]["content"]["leader"] == "Bo"


def test_two_who_write_the_same_need_no_second_version(store):
    row = register.newest(store, "projects")[0]
    for who in ("first", "second"):
        assert write(store, {"project": "KSD", "leader": "Anna"}, row, who) == []
    assert len(store.ask("programme/history", subject="projects", rows=10)) == 3


def test_two_changes_of_a_row_in_one_go_are_told_too(store):
    row = register.newest(store, "projects")[0]
    changes = [
        Change("projects", {"project": "KSD", "leader": leader}, row["row_id"], row["version_id"])
        for leader in ("Anna", "Bo")
    ]
    [conflict] = edits.save(store, changes, "ABC", EXPORT_DAY)
    assert conflict.theirs["leader"] == "Anna"


def test_a_row_that_another_removed_is_a_conflict_too(store):
    row = register.newest(store, "projects")[0]
    write(store, None, row, who="first")
    [conflict] = write(store, {"project": "KSD", "leader": "Bo"}, row)
    assert conflict.theirs is None and said(register.newest(store, "projects")) == ["KY"]


def test_any_day_shows_what_was_known_then(store_with, add, on):
    store = store_with({}, as_of=EXPORT_DAY)
    add({}, as_of=LATER)
    add_programme_rows(store, "projects", {"project": "KSD"}, on=EXPORT_DAY)
    row = register.newest(store, "projects")[0]
    write(store, {"project": "KSD, ny"}, row, day=LATER)

    def at(day):
        return [json.loads(text)["project"] for text in of_day(store, day)["content"]]

    assert at(EXPORT_DAY) == ["KSD"] and at(LATER) == ["KSD, ny"]
    assert at(EXPORT_DAY - timedelta(1)) == []


def test_what_is_written_after_the_newest_export_counts_on_its_day(store_with):
    store = store_with({}, as_of=EXPORT_DAY)
    add_programme_rows(store, "projects", {"project": "KSD"}, on=LATER)
    assert len(of_day(store, EXPORT_DAY)) == 1


def of_day(store, day: date):
    return store.ask("programme/rows", subject="projects", day=day)


def test_a_clock_set_back_does_not_favour_the_old(store, monkeypatch):
    class Yesterday(datetime):
        @classmethod
        def now(cls, zone=None):
            return datetime.now(zone) - timedelta(1)

    monkeypatch.setattr(snapshots, "datetime", Yesterday)
    for leader in ("Anna", "Bo", "Carl"):
        row = register.newest(store, "projects")[0]
        write(store, {"project": "KSD", "leader": leader}, row)
    moments = store.ask("programme/history", subject="projects", rows=10)["changed_at"].tolist()
    assert moments == sorted(moments, reverse=True) and len(set(moments[:3])) == 3
    assert register.newest(store, "projects")[0]["content"]["leader"] == "Carl"


def test_counts_are_of_rows_and_not_of_versions(store):
    row = register.newest(store, "projects")[0]
    write(store, None, row)
    [counted] = store.ask("programme/counts").to_dict("records")
    assert (counted["subject"], counted["rows"], counted["changed_by"]) == ("projects", 1, "XYZ")
