"""One Story: its figures, its tables, and what is left of them without names."""

from dataclasses import FrozenInstanceError

import pandas as pd
import pytest

from dashboard.domain.omitted_names import OmittedNames, traces_of_text
from dashboard.reports import story
from tests.reports.report_parts import DAY, FACTS, PROJECT, ROLES, URGENT, VACANT, answers, story_of


def test_it_has_the_figures_the_headline_and_the_tables():
    made = story_of()
    assert {figure.code: figure.count for figure in made.figures} == {
        "red": 1, "yellow": 0, "overdue": 1, "vacant": 1,
    }  # fmt: skip
    assert made.headline == "1 af 3 opgaver er rød."
    assert made.sentences[0] == "Den røde opgave har overskredet fristen."
    assert made.lights.rows["worst_light"].tolist() == ["red", "green"]
    assert made.projects.rows["light_bar"].tolist() == [[1, 0, 2, 0, 0, 0]]  # what is completed is left out
    assert [table.heading for table in made.tables] == [
        "Opgaver efter værste lys",
        "Projekterne og deres opgaver, uden de fuldførte",
        "Kræver handling, det vigtigste først",
        "Ubesatte roller",
    ]


def test_where_nobody_has_written_who_has_the_roles_none_is_called_vacant():
    made = story_of(roles=ROLES | {"staffed": 0})
    assert "vacant" not in {figure.code for figure in made.figures}
    assert made.vacant.rows.empty
    assert made.vacant.answer.startswith("Arket Bemanding i programmappen er tomt.")


def test_nobody_changes_it():
    with pytest.raises(FrozenInstanceError):
        story_of().headline = "Alt er godt"


def test_a_table_says_where_it_is_cut():
    table = story_of(urgent=[URGENT] * 50, facts=FACTS | {"needs_action": 62}).urgent
    assert table.cut == "50 af 62 vist"
    assert table.first(22).cut == "22 af 62 vist"
    assert story_of().urgent.cut == ""


def test_a_column_in_which_nothing_stands_is_left_out():
    made = story_of(vacant=[VACANT | {"coming": []}], projects=[PROJECT | {"leader": None}])
    assert "coming" not in made.vacant.rows and "leader" not in made.projects.rows
    assert "unknown" not in made.projects.rows
    assert "unknown" in story_of(projects=[PROJECT | {"unknown": 2}]).projects.rows


def test_a_project_without_tasks_is_no_row():
    made = story_of(projects=[PROJECT, PROJECT | {"project": "Ny", "has_tasks": False}])
    assert made.projects.rows["project"].tolist() == ["BBR"]


def test_a_filter_that_leaves_nothing_is_said_and_nothing_else():
    made = story_of(
        urgent=(), vacant=(), projects=[PROJECT | {"has_tasks": False}], facts=dict.fromkeys(FACTS, 0)
    )
    assert made.headline == made.projects.answer == "Ingen opgaver passer til filtrene."
    assert made.sentences == ()


def test_without_names_the_columns_of_persons_and_comments_are_gone():
    urgent = URGENT | {"aside_until": "01.12.2026", "aside_note": "Bo er syg", "title": "Følg op hos Bo Bech"}
    omit = OmittedNames(traces_of_text("Bo Bech")).omit
    about = story.About("Eksempelkøbing", DAY, (), False)
    made = story.make(answers(urgent=[urgent]), about, story.cleaning(omit))
    assert (
        "call" not in made.urgent.rows
        and "leader" not in made.projects.rows
        and "coming" not in made.vacant.rows
    )
    [row] = made.urgent.rows.to_dict("records")
    assert row["title"] == "Følg op hos [navn udeladt]"
    assert row["why_first"] == "Lagt til side til 01.12.2026"
    assert made.about.line.endswith("uden navne")


def test_without_names_a_vacant_task_is_still_told_from_a_staffed_one():
    about = story.About("", DAY, (), False)
    rows = [URGENT, URGENT | {"executor": None}]
    made = story.make(answers(urgent=rows), about, story.cleaning())
    assert made.urgent.rows["why_first"].tolist() == ["", "udfører ubesat"]


def test_its_texts_are_fit_for_any_file():
    made = story_of(urgent=[URGENT | {"title": "A\x0bB\ud800C"}], municipality="K\x0b")
    assert made.urgent.rows["title"].tolist() == ["ABC"]
    assert made.about.municipality == "K"


@pytest.mark.parametrize(
    ("name", "cell", "words"),
    [
        ("worst_light", "red", "■ Rød"),
        ("title", "red", "red"),
        ("next_deadline", pd.Timestamp("2026-12-04"), "04.12.2026"),
        ("next_deadline", pd.NaT, ""),
        ("projects", ["BBR", "KSD"], "BBR, KSD"),
        ("tasks", 1234, "1.234"),
        ("tasks", float("nan"), ""),
        ("call", None, ""),
    ],
)
def test_a_cell_in_words(name, cell, words):
    assert story.in_words(name, cell) == words
