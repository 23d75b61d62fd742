"""The key of a task: the same from export to export, and never two alike in one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.task_key import task_keys, title_code


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("(MI 15) Opret jobfunktionsroller", "MI 15"),
        ("(MI 01) Match ydelser", "MI 1"),
        ("(mi 1) Match ydelser", "MI 1"),
        ("[MI-001] Match ydelser", "MI 1"),
        ("MI-01: Match ydelser", "MI 1"),
        ("MI 15 – Opret jobfunktionsroller", "MI 15"),
        ("MI 15", "MI 15"),
        ("(KØ 3) Afklar køreplan", "KØ 3"),
        ("SF1511 Hent token", None),
        ("(SF 151) Hent token", None),
        ("KY 2019", None),
        ("KY 2019: forbered", None),
        ("BBR 1.8", None),
        ("BBR 1.8: ryd op", None),
        ("KP 2 klargøring", None),
        ("(uge 43) Afhold møde", None),
        ("Uge 43: Afhold møde", None),
        ("fase 2: Afhold møde", None),
        ("Opgave uden kode (MI 15)", None),
        ("", None),
        (None, None),
    ],
)
def test_a_code_stands_first_in_brackets_or_before_a_clear_mark(title, code):
    assert title_code(title) == code


def test_the_code_outlives_a_new_wording_and_a_new_id():
    (before,) = task_keys(["KP"], ["(MI 1) Match ydelser"], ["17"])
    (after,) = task_keys(["kp "], ["MI-01: Match alle ydelser"], [None])
    assert before == after


def test_without_a_code_the_id_counts_and_without_an_id_the_title():
    with_id = task_keys(["KY"], ["Tjek aftaler"], ["004"]) + task_keys(["KY"], ["Tjek de aftaler"], ["004"])
    by_title = task_keys(["KY"], ["Tjek  Ærø-aftaler."], [None]) + task_keys(
        ["KY"], ["tjek aeroe aftaler"], [""]
    )
    assert len(set(with_id)) == len(set(by_title)) == 1
    assert with_id[0] != task_keys(["KY"], ["Tjek aftaler"], ["4"])[0]  # 004 is another id than 4


def test_codes_and_numbers_start_over_in_each_project():
    assert len(set(task_keys(["KP", "KY", None], ["(MI 1) x"] * 3, [None] * 3))) == 3
    assert len(set(task_keys(["KP", "KY", None], ["x"] * 3, ["1"] * 3))) == 3


def test_composed_and_decomposed_letters_are_one():
    assert task_keys(["KY"], ["Afklar åbne sager"], [None]) == task_keys(
        ["KY"], ["Afklar a\u030abne sager"], [None]
    )


def test_the_second_of_the_same_is_told_apart():
    keys = task_keys(["KP"] * 3, ["Tjek aftaler"] * 3, [None] * 3)
    assert keys == [keys[0], f"{keys[0]}#2", f"{keys[0]}#3"]


def test_missing_values_of_pandas_are_nothing():
    nothing = float("nan")
    assert task_keys([nothing], ["Tjek"], [nothing]) == task_keys([None], ["Tjek"], [None])


texts = st.one_of(st.none(), st.text(alphabet="aA1#2| (MI)", max_size=8))


@given(st.lists(st.tuples(texts, st.text(alphabet="aå1#2| (MI)", max_size=8), texts), max_size=40))
def test_keys_are_unique_and_the_same_next_time(rows):
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
    keys = task_keys(*columns)
    assert len(set(keys)) == len(keys) == len(rows)
    assert task_keys(*columns) == keys
