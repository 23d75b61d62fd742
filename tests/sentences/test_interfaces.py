"""What Snitflader says in sentences: each of its cases."""

import pandas as pd
import pytest

from dashboard.sentences.interfaces import headline, in_projects, still_to_come


def totals(*rows: tuple[str, int, int]) -> pd.DataFrame:
    """The rows of all projects: snitflade, projects where it is red, red tasks."""
    made = pd.DataFrame(rows, columns=["interface", "red_projects", "red"])
    return made.assign(project=None)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("SF1511", 0, 0)], "Ingen snitflade er rød."),
        (
            [("SF1511", 1, 2), ("SF1500", 0, 0)],
            "Ingen snitflade er rød i flere projekter; 1 er rød i ét.",
        ),
        (
            [("SF1511", 1, 2), ("SF1500", 1, 1)],
            "Ingen snitflade er rød i flere projekter; 2 er røde i ét.",
        ),
        ([("SF1511", 3, 3)], "SF1511 er rød i 3 projekter på én gang."),
        (
            [("SF1511", 3, 3), ("SF1500", 2, 2)],
            "SF1511 er rød i 3 projekter på én gang, og 1 anden snitflade er også rød i flere projekter.",
        ),
        (
            [("SF1511", 3, 3), ("SF1500", 2, 2), ("SF1461", 2, 2)],
            "SF1511 er rød i 3 projekter på én gang, og 2 andre snitflader er også røde i flere projekter.",
        ),
    ],
)
def test_headline(rows, sentence):
    assert headline(totals(*rows)) == sentence


def test_a_name_that_only_the_file_has_stays_out_of_the_headline():
    assert headline(totals(("[x](http://y)", 2, 2))) == "1 snitflade er rød i flere projekter på én gang."


def test_the_projects_are_named_and_lead_to_the_red_tasks():
    shared = pd.DataFrame(
        [
            ("interface", "SF1500", 3, ["DUBU", "KSD"]),
            ("component", "Organisation", 3, ["DUBU", "KSD"]),
            ("interface", "SF9999", 2, ["KY", "BBR"]),
        ],
        columns=["kind", "name", "tasks", "projects"],
    )
    [sentence] = in_projects(shared)
    assert sentence.text == "SF1500 Organisation: DUBU og KSD. SF9999: KY og BBR."
    assert sentence.choices == {"view": "red", "interfaces": ("SF1500", "SF9999")}
    assert in_projects(shared.head(0)) == []


@pytest.mark.parametrize(
    ("count", "sentence"), [(0, "Ingen: de"), (1, "I 1 tilfælde skal"), (9, "I 9 tilfælde skal")]
)
def test_still_to_come(count, sentence):
    assert still_to_come(pd.DataFrame({"interface": ["SF1511"] * count})).startswith(sentence)
