"""What has changed between exports: each question on a few tasks, and the sums that must hold."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.domain.change_kinds import KINDS, MOVES
from dashboard.imports.samples import load_samples
from dashboard.store import list_answers

NOW, THEN = date(2026, 11, 23), date(2026, 10, 26)
LATER = NOW + timedelta(60)
ALL = {"kind": "all", "rows": None}


@pytest.fixture
def between(on):
    """between(store, "changes/light_moves", projects=("BBR",)): the question about the two days."""

    def ask(store, question: str, /, previous=THEN, parameters=None, **choices) -> pd.DataFrame:
        earlier = on(**{**choices, "as_of": previous})
        return store.ask(question, filter=on(**choices), previous=earlier, **(parameters or {}))

    return ask


def lights(**by_key: str) -> list[dict]:
    """A task for each key, with KLIK's light, as both of us see it."""
    return [{"task_key": key, "light": light, "due_date": LATER} for key, light in by_key.items()]


def moves(answer: pd.DataFrame) -> dict[tuple, tuple]:
    rows = answer.astype(object).where(answer.notna(), None).itertuples()
    return {(row.from_light, row.to_light): (row.tasks, row.kind) for row in rows}


def test_each_pair_of_lights_has_its_meaning(store_with, add, between):
    store = store_with(
        *lights(same="red", worse="red", better="yellow", solved="done", started="green", new="yellow"),
        {"task_key": "opened again", "light": "green", "due_date": LATER},
    )
    add(
        *lights(same="red", worse="green", better="red", solved="yellow", gone="red"),
        {"task_key": "opened again", "light": "done", "due_date": LATER},
        {"task_key": "started", "light": "grey", "start_date": NOW, "due_date": LATER},
        as_of=THEN,
    )
    assert moves(between(store, "changes/light_moves")) == {
        ("red", "red"): (1, "unchanged"),
        ("green", "red"): (1, "worse"),
        ("red", "yellow"): (1, "better"),
        ("yellow", "done"): (1, "solved"),
        ("grey", "green"): (1, "started"),
        (None, "yellow"): (1, "new"),
        ("done", "green"): (1, "worse"),
        ("red", None): (1, "gone"),
    }


def test_the_kinds_have_their_words():
    assert {move.code for move in MOVES} == {
        "new", "solved", "worse", "better", "started", "unchanged", "gone",
    }  # fmt: skip


@pytest.mark.parametrize("days", [(date(2026, 9, 28), THEN), (date(2026, 9, 28), NOW), (THEN, NOW)])
def test_rows_sum_to_the_first_export_and_columns_to_the_second(empty_store, between, on, days):
    load_samples(empty_store)
    then, now = days
    for choices in ({}, {"projects": ("KSD",)}):
        answer = between(empty_store, "changes/light_moves", previous=then, as_of=now, **choices)
        for side, day in (("from_light", then), ("to_light", now)):
            counts = empty_store.ask("overview/counts_by_light", filter=on(as_of=day, **choices))
            expected = counts.set_index("light")["worst"]
            summed = answer.groupby(side)["tasks"].sum().reindex(expected.index, fill_value=0)
            assert summed.tolist() == expected.tolist(), (side, choices)


def test_the_figures_the_lists_and_the_matrix_say_the_same(empty_store, between):
    load_samples(empty_store)
    for choices in ({}, {"projects": ("KSD",)}, {"lights": ("red",)}):
        counts = between(empty_store, "overview/changes", **choices).iloc[0]
        changed = between(empty_store, "changes/changed_tasks", parameters=ALL, **choices)
        listed = changed["what"].value_counts()
        assert {kind.code: counts[kind.code] for kind in KINDS if counts[kind.code]} == listed.to_dict()
        by_move = between(empty_store, "changes/light_moves", **choices)
        of_kind = by_move.groupby("kind")["tasks"].sum()
        figures = [counts[code] for code in ("added", "gone", "finished")]
        assert [of_kind.get(kind, 0) for kind in ("new", "gone", "solved")] == figures
        turned = by_move[(by_move["to_light"] == "red") & by_move["kind"].isin(["worse", "better"])]
        assert turned["tasks"].sum() == counts["turned_red"]


def test_the_tasks_of_a_cell(store_with, add, between):
    store = store_with(*lights(A="red", B="red", C="green", new="red"))
    add(*lights(A="green", B="red", C="green", gone="yellow"), as_of=THEN)

    def keys(from_light, to_light, rows=200):
        lights = {"from_light": from_light, "to_light": to_light, "rows": rows}
        return [
            key.partition("|")[2]
            for key in between(store, "changes/tasks_of_move", parameters=lights)["task_key"]
        ]

    assert keys("green", "red") == ["A"] and keys("red", "red") == ["B"]
    assert keys(None, "red") == ["new"] and keys("yellow", None) == ["gone"]
    assert keys("yellow", "red") == [] and keys("green", "red", rows=0) == []


def test_the_worst_of_a_kind_stand_first_and_are_left_where_it_is_cut(store_with, add, between):
    colours = ("green", "red", "yellow")
    store = store_with(*({"task_key": code, "light": code, "due_date": LATER} for code in colours))
    add(*({"task_key": code, "light": code, "due_date": NOW + timedelta(30)} for code in colours), as_of=THEN)

    def worst_lights(rows):
        return between(store, "changes/changed_tasks", parameters={"kind": "postponed", "rows": rows})[
            "worst_light"
        ].tolist()

    assert worst_lights(None) == ["red", "yellow", "green"] and worst_lights(2) == ["red", "yellow"]


def test_of_two_lists_none_is_new_or_gone(store_with, add, between):
    store = store_with(*({"task_key": f"N{number}"} for number in range(11)), {"task_key": "both"})
    add(*({"task_key": f"T{number}"} for number in range(10)), {"task_key": "both"}, as_of=THEN)
    [other] = list_answers.open_questions(store)
    counts = between(store, "overview/changes").iloc[0]
    assert counts[["added", "gone", "other_lists"]].tolist() == [0, 0, 1]
    assert between(store, "changes/light_moves")["tasks"].sum() == 1
    list_answers.answer(store, other["content_hash"], other["previous_hash"], True)
    counts = between(store, "overview/changes").iloc[0]
    assert counts[["added", "gone", "other_lists"]].tolist() == [11, 10, 0]
    assert between(store, "changes/light_moves")["tasks"].sum() == 22


def test_a_municipality_without_an_earlier_export_has_no_new_tasks(store_with, add, between):
    store = store_with({"task_key": "A", "light": "done"}, municipality="Aarhus")
    add({"task_key": "A", "light": "red"}, municipality="Aarhus", as_of=THEN)
    add({"task_key": "A", "light": "red"}, {"task_key": "B"}, municipality="Billund")
    assert moves(between(store, "changes/light_moves")) == {("red", "done"): (1, "solved")}
