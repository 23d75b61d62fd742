"""domain/comparison.py: what is hidden so that nothing hidden can be worked out, and the order of rows."""

import pandas as pd
import pytest

from dashboard.domain.comparison import of_measure, without_complements


def spread(**cells) -> pd.DataFrame:
    """spread(A_red=(own, middle, tasks)): tasks None where it is hidden already."""
    rows = [
        {
            "name": cell[0],
            "measure": cell[2:],
            "municipalities": 3,
            "own": own,
            "is_hidden": tasks is None,
            "tasks": tasks,
            "lowest": middle,
            "middle": middle,
            "highest": middle,
        }
        for cell, (own, middle, tasks) in cells.items()
    ]
    return pd.DataFrame(rows).astype({"tasks": float, "middle": float, "own": float})


def hidden(rows: pd.DataFrame) -> set[str]:
    gone = without_complements(rows)
    gone = gone[gone["is_hidden"]]
    assert gone[["tasks", "lowest", "middle", "highest"]].isna().all(axis=None)
    return {f"{row.name}_{row.measure}" for row in gone.itertuples(index=False)}


def test_nothing_more_is_hidden_where_nothing_is():
    rows = spread(A_red=(1, 1, 3), A_yellow=(1, 1, 4), A_green=(1, 1, 5), A_overdue=(1, 1, 2))
    assert hidden(rows) == set()
    assert without_complements(rows)["middle"].tolist() == [1, 1, 1, 1]


def test_the_smallest_other_light_is_hidden_beside_one_that_is():
    rows = spread(A_red=(1, None, None), A_yellow=(1, 1, 4), A_green=(1, 1, 9), A_grey=(0, 0, 0))
    assert hidden(rows) == {"A_red", "A_yellow"}


def test_two_hidden_lights_need_no_third_and_other_groups_none():
    rows = spread(
        A_red=(1, None, None), A_yellow=(1, None, None), A_green=(1, 1, 9), B_red=(1, 1, 3), B_green=(1, 1, 3)
    )
    assert hidden(rows) == {"A_red", "A_yellow"}


@pytest.mark.parametrize("measure", ["overdue", "moved"])
def test_what_is_no_part_of_the_whole_hides_no_light(measure):
    rows = spread(A_red=(1, 1, 3), A_green=(1, 1, 9), **{f"A_{measure}": (1, None, None)})
    assert hidden(rows) == {f"A_{measure}"}


def test_overdue_tasks_are_hidden_with_the_red_ones():
    rows = spread(
        A_red=(1, 1, 3), A_yellow=(1, None, None), A_green=(1, 1, 9), A_overdue=(1, 1, 3), B_overdue=(1, 1, 3)
    )
    assert hidden(rows) == {"A_yellow", "A_red", "A_overdue"}


def test_those_furthest_above_the_middle_come_first_and_the_hidden_last():
    rows = spread(
        A_red=(10, 12, 3), B_red=(40, None, None), C_red=(30, 12, 3), D_red=(None, 5, 3), C_green=(1, 1, 1)
    )
    assert of_measure(rows, "red")["name"].tolist() == ["C", "A", "D", "B"]
