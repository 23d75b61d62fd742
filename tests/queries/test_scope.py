"""A session sees its own municipality's data, whatever it asks; the other's words are all canaries."""

import json
import re
from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.domain.culture import THRESHOLDS
from dashboard.domain.filters import TaskFilter
from dashboard.domain.problems import StoreUnavailable
from dashboard.domain.scope import Session
from dashboard.programme import edits
from dashboard.store import backup_files, backups, deletion, register, snapshots
from dashboard.store.connection import Store, open_store
from dashboard.store.queries import QUERIES
from dashboard.store.register import Change
from tests.conftest import EXPORT_DAY, add_snapshot, task_rows

OURS, THEIRS = "Eksempelkøbing", "Kanariekøbing"
CANARY = "Kanarie"
BEFORE = EXPORT_DAY - timedelta(28)
QUESTIONS = sorted(f"{path.parent.name}/{path.stem}" for path in QUERIES.glob("*/*.sql"))
CACHES = ("status_cache/", "role_cache/", "history_cache/", "memory_cache/")
# Steps of the caches: they evaluate for everybody, and the macros above them apply the scope.
OF_EVERYBODY = {question for question in QUESTIONS if question.startswith(CACHES)}
# Ids are new in each store, and what the same header row was last said to be belongs to nobody.
IDS = {"snapshot_id", "row_id", "version_id", "contract_id", "imported_at", "changed_at", "remembered_at"}


def tasks_of(word: str) -> list[dict]:
    """Tasks of each light, with persons, links and words that only this municipality has."""
    names = {"responsible": f"{word} Ansvarlig", "executor": f"{word} Udfører", "theme": f"{word} tema"}
    linked = {"components": [f"{word} system"], "interfaces": ["SF1511"], "project": f"{word} projekt"}
    return [
        {"task_key": key, "title": f"{word} {key}", "due_date": EXPORT_DAY + timedelta(days), "light": light}
        | names
        | linked
        for key, days, light in (("A", -9, "red"), ("B", 5, "yellow"), ("C", 60, "green"), ("D", 90, "done"))
    ]


def about_task(key: str, municipality: str) -> dict:
    return {"municipality": municipality, "task_key": key}


def programme_of(word: str, municipality: str) -> list[Change]:
    project = {"project": f"Projekt {word} projekt"}
    dated = {"name": f"{word} fase", "phase": "Pilot", "starts": "01.12.2026", "ends": "31.12.2026"}
    rows = {
        "projects": project | {"leader": f"{word} Leder", "pilot": f"{word} pilot"},
        "phases": project | dated,
        "interface_uses": project | {"interface": "SF1512", "note": f"{word} note"},
        "attention": {"component": "Adgangsstyring for brugere", "text": f"{word} pas på"},
        "activities": {"title": f"{word} webinar", "starts": "03.12.2026"},
        "systems": {"system": f"{word} fagsystem", "replaced_by": project["project"]},
        "contracts": {"system": f"{word} fagsystem", "name": f"{word} kontrakt", "ends": "31.12.2026"},
        "checks": {"requirement": f"{word} krav"},
        "component_uses": {
            "system": f"{word} fagsystem",
            "component": "Beskedfordeler",
            "gain": f"{word} gevinst",
        },
        "persons": {"name": f"{word} Udfører", "phone": f"{word} tlf"},
        "role_needs": {"role": f"{word} rolle", "need": "nødvendig"} | project,
        "staffing": {"role": "Projektleder", "person": f"{word} Udfører"},
        "role_texts": {"role": f"{word} rolle", "tasks": f"{word} opgave"},
        "responsibilities": {
            "component": "Adgangsstyring",
            "task": f"{word} opgave",
            "role": f"{word} rolle",
            "responsibility": "udfører",
        },
        "link_corrections": {"municipality": municipality, "task_key": "A", "interfaces": "SF1512"},
        "contacts": about_task("C", municipality) | {"what": f"{word} ringet", "follow_up": "20.11.2026"},
        "escalations": about_task("B", municipality)
        | {"case_id": word, "step": "Opret eskalation", "note": f"{word} haster"},
    }
    return [Change(subject, content, is_new=True) for subject, content in rows.items()]


def fill(store: Store, word: str, municipality: str) -> None:
    own = store.for_session(Session("ABC", (municipality,)))
    for as_of in (BEFORE, EXPORT_DAY):
        add_snapshot(own, *tasks_of(word), as_of=as_of, municipality=municipality)
    assert edits.save(own, programme_of(word, municipality), "ABC", EXPORT_DAY) == []
    snapshots.remember_mapping(own, f"fingeraftryk {word}", {"columns": {"title": f"{word} titel"}})


@pytest.fixture(scope="module")
def both():
    """A store of two municipalities."""
    store = open_store(":memory:")
    fill(store, "Vores", OURS)
    fill(store, CANARY, THEIRS)
    yield store
    store.close()


@pytest.fixture(scope="module")
def alone():
    """The same without the other municipality."""
    store = open_store(":memory:")
    fill(store, "Vores", OURS)
    yield store
    store.close()


def arguments(store: Store) -> dict:
    """A value for each parameter of any question: where it is an id, it is the other municipality's."""
    listed = snapshots.listing(store)
    theirs = listed[listed["municipality"] == THEIRS]
    rows = register.newest(store, None)
    chosen = TaskFilter(EXPORT_DAY)
    return {
        "filter": chosen,
        "previous": TaskFilter(BEFORE),
        "ids": listed["snapshot_id"].tolist(),
        "row_ids": [row["row_id"] for row in rows],
        "version_ids": [row["version_id"] for row in rows],
        "snapshot_id": (theirs if len(theirs) else listed)["snapshot_id"].iloc[0],
        "content_hash": (theirs if len(theirs) else listed)["content_hash"].iloc[0],
        "fingerprint": "fingeraftryk Vores",
        "task_key": f"{THEIRS}|A",
        "municipality": THEIRS,
        "component": f"{CANARY} system",
        "subject": None,
        "day": date.max,
        "kind": "all",
        "from_light": "red",
        "to_light": "red",
        "rows": 500,
        "skip": 0,
        "weeks": 30,
        "order": "urgency",
        "numbers": [],
        "names": [f"{CANARY} Ansvarlig", "Vores Ansvarlig"],
        "listed": [f"{CANARY} system", "Vores system"],
        "words": [CANARY.lower(), "vores"],
        "headings": ".",
        "known": [],
        "project": f"{CANARY} projekt",
        "lanes": "person",
        "shown": [f"{CANARY} Ansvarlig", "Vores Ansvarlig"],
        "step": "week",
        "since": BEFORE,
        "until": date(2027, 7, 26),
        "notice_days": 90,
        "own": "0450",
        "fewest": 1,
        "longest": 100,
        "seen_on": EXPORT_DAY,
        "horizon_days": 240,
        "soon_days": 31,
        "months": 8,
        **THRESHOLDS,
        "person": f"{CANARY} Udfører",
        "case_id": CANARY,
        "overdue_days": 9,
        "yellow_days": 28,
        "quiet_days": 14,
        "least_signs": 1,
    }


def ask(store: Store, question: str, values: dict) -> pd.DataFrame:
    sql = (QUERIES / f"{question}.sql").read_text(encoding="utf-8")
    return store.ask(question, **{name: value for name, value in values.items() if f"${name}" in sql})


@pytest.mark.parametrize("question", [name for name in QUESTIONS if name not in OF_EVERYBODY])
def test_no_question_tells_of_another_municipality(both, alone, question):
    values = arguments(both)
    everything = ask(both, question, values)
    ours = ask(both.for_session(Session(municipalities=(OURS,))), question, values)
    assert CANARY not in json.dumps(ours.to_dict("records"), default=str, ensure_ascii=False)
    # What the municipality would see if it had the store for itself; ids of the other's lead to nothing.
    sql = (QUERIES / f"{question}.sql").read_text(encoding="utf-8")
    if not re.search(r"\$(snapshot_id|content_hash|task_key|case_id|project|ids|row_ids|version_ids)\b", sql):
        columns = [name for name in ours if name not in IDS]
        expected = ask(alone, question, values)[columns]
        pd.testing.assert_frame_equal(ours[columns], expected, check_dtype=False)
    assert list(everything.columns) == list(ours.columns)


def test_the_canary_can_be_seen_without_a_scope(both):
    """A test of the test: most questions show the other municipality to whoever may see it."""
    values = arguments(both)
    seen = [
        question
        for question in QUESTIONS
        if question not in OF_EVERYBODY
        and CANARY in json.dumps(ask(both, question, values).to_dict("records"), default=str)
    ]
    assert len(seen) > 20


def test_a_session_of_no_municipality_sees_nothing(both):
    nobody = both.for_session(Session(municipalities=()))
    assert nobody.ask("tasks/count", filter=TaskFilter(EXPORT_DAY))["all_tasks"][0] == 0
    assert nobody.ask("data/exports_in_use").empty
    assert register.newest(nobody, None) == []


def test_a_filter_of_one_municipality_offers_no_values_of_another(both):
    chosen = TaskFilter(EXPORT_DAY, municipalities=(OURS,))
    values = both.ask("tasks/choices", filter=chosen)
    assert set(values.loc[values["kind"] == "municipality", "value"]) == {OURS, THEIRS}
    others = values.loc[values["kind"] != "municipality", "value"]
    assert not others.str.contains(CANARY).any()
    assert len(others) > 5


def test_whom_to_call_is_somebody_of_the_task_s_own_municipality(both):
    chosen = TaskFilter(EXPORT_DAY)
    persons = both.ask("tasks/contacts", filter=chosen, task_key=f"{OURS}|A")["person"]
    assert set(persons) == {"Vores Ansvarlig", "Vores Udfører"}


def test_nothing_of_another_municipality_is_shown_deleted_or_replaced(both):
    ours = both.for_session(Session(municipalities=(OURS,)))
    listed = snapshots.listing(both)
    theirs = listed.loc[listed["municipality"] == THEIRS, "snapshot_id"].tolist()
    with pytest.raises(StoreUnavailable):
        snapshots.use(ours, theirs[0])
    with pytest.raises(StoreUnavailable):
        deletion.delete_everything(ours)
    with pytest.raises(StoreUnavailable):
        deletion.delete_programme(ours)
    with pytest.raises(StoreUnavailable):
        add_snapshot(ours, *tasks_of(CANARY), as_of=EXPORT_DAY + timedelta(1), municipality=THEIRS)
    assert deletion.delete(ours, theirs).snapshots == 0
    assert len(snapshots.listing(both)) == len(listed)


def test_two_may_write_a_row_of_the_same_name(both):
    """A row of the other's is not "changed by somebody else": it does not exist for this session."""
    ours = both.for_session(Session(municipalities=(OURS,)))
    [theirs] = [row for row in register.newest(both, "checks") if CANARY in row["content"]["requirement"]]
    change = Change("checks", {"requirement": "Rettet"}, theirs["row_id"], theirs["version_id"])
    assert len(edits.save(ours, [change], "ABC", EXPORT_DAY)) == 1
    assert theirs in register.newest(both, "checks")


@pytest.fixture
def two_of_a_name():
    """Two municipalities with a project of the same name, each with a leader."""
    store = open_store(":memory:")
    for word, municipality in (("Vores", OURS), (CANARY, THEIRS)):
        own = store.for_session(Session("ABC", (municipality,)))
        add_snapshot(own, {"task_key": "A", "project": "KSD"}, municipality=municipality)
        leader = {"project": "KSD", "leader": f"{word} Leder", "leader_phone": "12345678"}
        edits.save(own, [Change("projects", leader, is_new=True)], "ABC", EXPORT_DAY)
    yield store
    store.close()


@pytest.mark.parametrize(("municipality", "word"), [(OURS, "Vores"), (THEIRS, CANARY)])
def test_a_project_s_leader_is_of_the_municipality_that_is_asked_about(two_of_a_name, municipality, word):
    chosen = TaskFilter(EXPORT_DAY, municipalities=(municipality,))
    rows = two_of_a_name.ask("tasks/project_leader", filter=chosen, project="KSD")
    assert rows["person"].tolist() == [f"{word} Leder"]
    [project] = two_of_a_name.ask("projects/across_projects", filter=chosen).to_dict("records")
    assert project["leader"] == f"{word} Leder"


def test_a_row_about_another_municipality_is_written_as_one_s_own(two_of_a_name):
    ours = two_of_a_name.for_session(Session("ABC", (OURS,)))
    content = {"municipality": THEIRS, "task_key": "A", "interfaces": "SF1512"}
    assert edits.save(ours, [Change("link_corrections", content, is_new=True)], "ABC", EXPORT_DAY) == []
    linked = two_of_a_name.ask("tasks/details", filter=TaskFilter(EXPORT_DAY), task_key=f"{THEIRS}|A")[
        "linked_by"
    ]
    assert linked.tolist() != ["corrected"]


def test_an_export_of_another_municipality_is_not_put_aside(two_of_a_name):
    ours = two_of_a_name.for_session(Session("ABC", (OURS,)))
    listed = snapshots.listing(two_of_a_name)
    [theirs] = listed.loc[listed["municipality"] == THEIRS, "snapshot_id"]
    new = snapshots.NewSnapshot(
        OURS, EXPORT_DAY, "title", "klik.xlsx", "ny", {}, ["title"], {}, task_rows(({"title": "Ny"},))
    )
    with pytest.raises(StoreUnavailable):
        snapshots.add(ours, [new], b"", instead_of=[theirs])
    assert snapshots.listing(two_of_a_name)["in_use"].all()


def test_backups_are_of_everybody(tmp_path):
    store = open_store(tmp_path / "klik.duckdb")
    add_snapshot(store, {}, municipality=OURS)
    [backup] = backup_files.all_of(store.path)
    ours = store.for_session(Session("ABC", (OURS,)))
    for refused in (backups.compare, backups.restore):
        with pytest.raises(StoreUnavailable):
            refused(store.path, backup, ours)
    store.close()
