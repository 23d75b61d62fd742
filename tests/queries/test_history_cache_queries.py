"""How tasks stood through all exports, whatever comes late, is deleted or corrected: as the oracle says."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.domain.filters import TaskFilter
from dashboard.domain.scope import Session
from dashboard.store import deletion, history_cache, queries, snapshots
from dashboard.store.connection import Store, open_store
from tests.conftest import ALL_FIELDS, EXPORT_DAY, RECEIPT, add_snapshot, empty, task_rows
from tests.queries import oracle_changes
from tests.queries.oracle import Oracle, exports_in
from tests.queries.oracle_answers import differs

US = "Eksempelkøbing"
DAYS = [EXPORT_DAY + timedelta(weeks=4 * number) for number in range(-3, 1)]
FIRST, _, BEFORE, NOW = DAYS
LATER = NOW + timedelta(90)


def due(days: int) -> date:
    return NOW + timedelta(days)


def rows_held(store: Store) -> dict[str, int]:
    with store.cursor() as cursor:
        return {
            name: cursor.execute(f"select count(*) from {name}").fetchone()[0]
            for name in history_cache.TABLES[:2]
        }


def burned(store: Store, on, **choices) -> list[tuple]:
    rows = store.ask("changes/burn_up", filter=on(**choices))
    return [(row.as_of.date(), row.light, row.tasks) for row in rows.itertuples()]


def test_the_lights_of_each_export(store_with, add, on):
    store = store_with({"task_key": "A", "light": "done"}, {"task_key": "B", "due_date": due(-1)})
    add({"task_key": "A", "due_date": due(60)}, {"task_key": "B", "due_date": due(60)}, as_of=BEFORE)
    assert burned(store, on) == [(BEFORE, "green", 2), (NOW, "done", 1), (NOW, "red", 1)]
    assert burned(store, on, as_of=BEFORE) == [(BEFORE, "green", 2)], "nothing from after the day"


def test_the_last_export_has_the_figures_of_overblik(store_with, add, on):
    store = store_with({"project": "KY", "light": "red"}, {"project": "KSD"}, {"project": "KY"})
    add({"project": "KY"}, as_of=BEFORE)
    for choices in ({}, {"projects": ("KY",)}, {"persons": ("Anna Ansvarlig",)}, {"lacks": ("executor",)}):
        counts = store.ask("overview/counts_by_light", filter=on(**choices)).set_index("light")["worst"]
        last = {light: tasks for day, light, tasks in burned(store, on, **choices) if day == NOW}
        assert last == counts[counts > 0].to_dict(), choices


def test_days_on_which_a_municipality_had_no_export_are_left_out(store_with, add, on):
    store = store_with({}, municipality="Aarhus")
    add({}, municipality="Aarhus", as_of=FIRST)
    add({}, municipality="Billund", as_of=BEFORE)
    assert [row[0] for row in burned(store, on)] == [BEFORE, NOW]
    assert [row[2] for row in burned(store, on)] == [2, 2]
    assert [row[0] for row in burned(store, on, municipalities=("Aarhus",))] == [FIRST, NOW]


def test_a_deadline_that_moves_is_counted_each_time(store_with, add, on):
    store = store_with({"due_date": due(50)}, {"due_date": due(5)}, {})
    add({"due_date": due(40)}, {"due_date": due(10)}, {"due_date": due(9)}, as_of=BEFORE)
    add({"due_date": due(20)}, {}, as_of=FIRST)
    moved = store.ask("changes/moved_deadlines", filter=on())
    assert moved[["postponed", "advanced", "middle"]].values.tolist() == [[1, 0, 20], [1, 1, 7.5]]
    earlier = on(as_of=BEFORE)
    changed = store.ask("changes/changed_tasks", filter=on(), previous=earlier, kind="all", rows=None)
    times = changed.set_index("what")["times"].dropna()
    assert times.to_dict() == {"postponed": 2, "advanced": 1}


def test_history_follows_a_task_that_is_away_meanwhile(store_with, add, on):
    store = store_with({"task_key": "A", "light": "red"})
    add({"task_key": "B"}, as_of=BEFORE)
    add({"task_key": "A", "light": "green"}, as_of=FIRST)
    rows = store.ask("tasks/history", task_key=f"{US}|A", filter=on())
    assert rows["light"].tolist() == ["green", "red"]
    assert rows["as_of"].dt.date.tolist() == [FIRST, NOW]


def test_only_a_change_takes_a_row(store_with, add, on):
    store = store_with({"task_key": "A"}, {"task_key": "B", "light": "red"})
    for day in DAYS[:3]:
        add({"task_key": "A"}, {"task_key": "B"}, as_of=day)
    burned(store, on)
    assert rows_held(store) == {"task_state": 3, "state_export": 4}


def test_a_session_sees_its_own(store_with, add, on):
    store = store_with({"task_key": "A"}, municipality="Aarhus")
    add({"task_key": "B"}, {"task_key": "C"}, municipality="Billund")
    burned(store, on)
    ours = store.for_session(Session("ABC", ("Aarhus",)))
    assert [row[2] for row in burned(ours, on)] == [1]
    assert ours.ask("tasks/history", task_key="Billund|B", filter=on()).empty


def test_what_is_deleted_is_gone_at_once(store_with, add, on):
    store = store_with({"executor": "Kanariefugl"})
    add({}, as_of=BEFORE)
    burned(store, on)
    newest = snapshots.listing(store)["snapshot_id"].iloc[0]
    deletion.delete(store, [newest])
    store.reopen()  # a lake was closed, and what lay in memory is gone with it
    store.instance.prepare_all()
    assert not any(rows_held(store).values())
    assert burned(store, on) == [(BEFORE, "unknown", 1)]


def test_nothing_of_it_is_in_a_file(tmp_path, on):
    store = open_store(tmp_path / "klik.duckdb")
    add_snapshot(store, {})
    assert len(burned(store, on)) == 1
    with store.cursor() as cursor:
        tables = cursor.execute("select table_name from duckdb_tables() where database_name = 'klik'")
        assert not {name for (name,) in tables.fetchall()} & set(history_cache.TABLES)
    store.close()


@pytest.fixture
def step(empty_store):
    """Run one step: step("cut_states", municipality=US, last=1)."""

    def run(name: str, **parameters) -> list[tuple]:
        with empty_store.writing() as cursor:
            return queries.run(cursor, f"history_cache/{name}", parameters).fetchall()

    return run


def test_the_steps(store_with, add, on, step):
    store = store_with({"task_key": "A", "light": "red"}, {"task_key": "B"})
    add({"task_key": "A"}, {"task_key": "B"}, as_of=BEFORE)
    burned(store, on)
    before = rows_held(store)
    assert [row[1] for row in step("exports")] == [False, False, True, True]
    step("cut_states", municipality=US, last=1)
    step("cut_exports", municipality=US, last=1)
    assert rows_held(store) == {"task_state": 2, "state_export": 1}
    newest = snapshots.listing(store)["snapshot_id"].iloc[0]
    step("remember_exports", municipality=US, first=2, ids=[newest], days=[NOW], warning_days=14)
    numbers = {"municipality": US, "first": 2, "last": 2}
    assert step("find_runs", **numbers) == [(3,)], "one as before, one until then, one from now on"
    assert step("close_states", **numbers) == [(1,)] and step("open_states", **numbers) == [(1,)]
    step("forget_runs")
    assert rows_held(store) == before
    step("remember_generation", generation="x", warning_days=14)
    assert step("is_current", generation="x", warning_days=14) == [(True,)]
    assert step("is_current", generation="x", warning_days=7) == [(False,)]


def days_near() -> st.SearchStrategy[date | None]:
    return st.none() | st.integers(-100, 60).map(due)


TASKS = st.fixed_dictionaries(
    {
        "task_key": st.sampled_from("ABCDEFG"),
        "due_date": days_near(),
        "start_date": days_near(),
        "completed_date": st.none() | days_near(),
        "status": st.sampled_from((None, "I gang", "Venter")),
        "status_code": st.sampled_from((None, "in_progress", "not_started", "done", "not_relevant")),
        "light": st.sampled_from((None, "red", "yellow", "green", "grey", "done")),
        "executor": st.sampled_from((None, "Anne", "Bo")),
    }
)
# Fewer than ten tasks: no export looks like another list.
EXPORTS = st.lists(TASKS, min_size=1, max_size=7, unique_by=lambda task: task["task_key"])
SOON = (Phase.explicit, Phase.reuse, Phase.generate)


def assert_as_the_oracle_says(store: Store) -> None:
    oracle = Oracle(exports_in(store))
    days = sorted(oracle.exports)
    now = TaskFilter(days[-1])
    ours_and_theirs = [
        (store.ask(f"changes/{name}", filter=now), getattr(oracle_changes, name)(oracle, now))
        for name in ("burn_up", "moved_deadlines")
    ]
    for key in ("A", "B"):
        asked = {"task_key": f"{US}|{key}"}
        ours_and_theirs.append(
            (store.ask("tasks/history", filter=now, **asked), oracle_changes.history(oracle, now, **asked))
        )
    for then, later in [*pairwise(days), (days[0], days[-1])]:
        both = TaskFilter(later), TaskFilter(then)
        ours = store.ask("changes/light_moves", filter=both[0], previous=both[1])
        ours_and_theirs.append((ours, oracle_changes.light_moves(oracle, *both)))
        for side, day in (("from_light", both[1]), ("to_light", both[0])):
            counts = store.ask("overview/counts_by_light", filter=day).set_index("light")["worst"]
            summed = ours.groupby(side)["tasks"].sum().reindex(counts.index, fill_value=0)
            assert summed.tolist() == counts.tolist()
    for ours, theirs in ours_and_theirs:
        assert not differs(ours, theirs), differs(ours, theirs)


def correct(store: Store, snapshot_id: str, day: date, tasks: list[dict]) -> None:
    """The export is read anew with other answers: instead of the one that there was."""
    hashed, rows = content_hash_of(store, snapshot_id), task_rows(tasks)
    new = snapshots.NewSnapshot(US, day, "title", "klik.xlsx", hashed, {}, ALL_FIELDS, RECEIPT, rows)
    snapshots.add(store, [new], b"", instead_of=[snapshot_id])


def content_hash_of(store: Store, snapshot_id: str) -> str:
    return snapshots.listing(store).set_index("snapshot_id")["content_hash"][snapshot_id]


@settings(max_examples=6, deadline=None, phases=SOON, suppress_health_check=[HealthCheck.too_slow])
@given(
    exports=st.lists(EXPORTS, min_size=4, max_size=4),
    order=st.permutations(range(4)),
    asked_between=st.booleans(),
    deleted=st.sampled_from(range(4)),
    corrected=st.tuples(st.integers(1, 3), EXPORTS),
)
def test_in_any_order_one_deleted_one_corrected(
    opened_instance, exports, order, asked_between, deleted, corrected
):
    store = Store(opened_instance)
    empty(store)
    ids = {}
    for at in order:
        ids[at] = add_snapshot(store, *exports[at], as_of=DAYS[at])
        if asked_between:
            store.ask("changes/burn_up", filter=TaskFilter(NOW))
    assert_as_the_oracle_says(store)
    deletion.delete(store, [ids[deleted]])
    assert_as_the_oracle_says(store)
    at = (deleted + corrected[0]) % 4
    correct(store, ids[at], DAYS[at], corrected[1])
    assert_as_the_oracle_says(store)
