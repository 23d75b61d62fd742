"""Headings of groups are no tasks, what they name stands for the rows below; other bare rows are tasks."""

import itertools
from datetime import datetime

import pytest

from tests.ingest.workbooks import accounted, extra, messages, read, sheet

DAY = datetime(2019, 3, 29)
HEADER = ["Opgave", "Ansvarlig", "Frist", "Status"]


def task(number: int) -> list:
    return [f"Opgave nummer {number} i planen", "Mette Hansen", DAY, "I gang"]


def grouped(*headings: str, tasks: int = 3) -> list[list]:
    """A header, and the tasks below each heading."""
    rows, number = [HEADER], itertools.count(1)
    for heading in headings:
        rows += [[heading], *(task(next(number)) for _ in range(tasks))]
    return rows


def reasons(reading) -> set[str]:
    return {one.reason for one in reading.rejected}


@pytest.mark.parametrize(
    "headings",
    [
        ("Projekt KSD", "Projekt Digital Post"),
        ("Fase 1: Forberedelse", "Fase 2: Udrulning"),
        ("Planlægning", "Udførelse", "Opfølgning"),
        ("KSD", "KY", "Sygedagpenge"),
    ],
)
def test_rows_that_head_a_group_are_no_tasks(headings):
    reading = read(grouped(*headings))
    assert len(reading.tasks) == 3 * len(headings) and len(reading.rejected) == len(headings)
    assert reasons(reading) == {"Ser ud som en mellemrubrik over de næste rækker"}
    assert accounted(reading) and reading.rejected_tasks == []


def test_one_heading_in_words_is_enough():
    reading = read([HEADER, task(1), ["Projekt KSD"], task(2)])
    assert reading.tasks["project"].astype(object).where(reading.tasks["project"].notna(), None).tolist() == [
        None,
        "KSD",
    ]


@pytest.mark.parametrize(
    ("headings", "projects"),
    [
        (("Projekt KSD", "Projekt: Digital Post"), ["KSD"] * 3 + ["Digital Post"] * 3),
        (("KSD (3 opgaver)", "KY – ydelser"), ["KSD"] * 3 + ["KY – ydelser"] * 3),
        (("SAPA", "BBR", "Sygedagpenge"), ["SAPA"] * 3 + ["BBR"] * 3 + ["Sygedagpenge"] * 3),
    ],
)
def test_a_heading_that_is_a_project_fills_down(headings, projects):
    reading = read(grouped(*headings))
    assert reading.tasks["project"].tolist() == projects and "project" in reading.fields


def test_a_phase_is_a_phase_and_other_headings_stay_with_the_task():
    phases = read(grouped("Fase 1: Forberedelse", "Fase 2: Udrulning"))
    assert phases.tasks["phase"].tolist()[2:4] == ["Fase 1: Forberedelse", "Fase 2: Udrulning"]
    others = read(grouped("Planlægning", "Udførelse"))
    assert others.tasks["project"].isna().all() and extra(others) == {"Mellemrubrik": "Planlægning"}


def test_a_new_project_begins_without_the_phase_of_the_one_before():
    rows = [HEADER, ["Projekt KSD"], ["Fase 1: Test"], task(1), task(2), ["Projekt KY"], task(3), task(4)]
    reading = read(rows)
    assert reading.tasks["project"].tolist() == ["KSD", "KSD", "KY", "KY"]
    assert reading.tasks["phase"].notna().tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    "rows",
    [
        [task(1), ["Skriv til leverandøren"], task(2), task(3), ["Ring til Bo"], task(4)],  # in between
        [["Skriv til leverandøren"], task(1), task(2), task(3), ["Ring til Bo"]],  # at the end
        [["Skriv til leverandøren"], ["Ring til Bo"], task(1), task(2), task(3), task(4)],  # two in a row
        [["Skriv til leverandøren"], task(1), task(2), task(3), task(4)],  # one alone
        [["Projektet afsluttes med en evaluering"], task(1), task(2)],  # a sentence
    ],
)
def test_a_task_that_is_only_a_title_yet_stays_a_task(rows):
    reading = read([HEADER, *rows])
    assert len(reading.tasks) == len(rows) and not reading.rejected


def test_a_list_of_two_columns_has_tasks_without_a_status():
    rows = [
        ["Opgave", "Status"],
        ["A b"],
        ["C d", "Ny"],
        ["E f", "Ny"],
        ["G h"],
        ["I j", "Ny"],
        ["K l", "Ny"],
    ]
    assert len(read(rows).tasks) == 6


def test_groups_that_have_the_header_again_over_each():
    head = ["Name", "Owner", "Status", "Due date"]
    rows = [
        ["Plan for 2019"],
        ["KSD"],
        head,
        task(1),
        task(2),
        [],
        ["Sygedagpenge"],
        head,
        task(3),
        [],
        ["KY"],
    ]
    reading = read([*rows, head, task(4)])
    assert len(reading.tasks) == 4 and accounted(reading)
    assert [one.row for one in reading.rejected] == [7, 8, 11, 12]
    assert reading.tasks["project"].tolist() == ["KSD", "KSD", "Sygedagpenge", "KY"]


def test_a_heading_left_of_the_titles_names_the_group_too():
    rows = [["Nr", *HEADER], ["Projekt KSD"], [1, *task(1)], [2, *task(2)], ["Projekt KY"], [3, *task(3)]]
    reading = read(rows)
    assert len(reading.tasks) == 3 and reading.tasks["project"].tolist() == ["KSD", "KSD", "KY"]


def test_a_merged_heading_names_its_group():
    rows = [HEADER, ["Projekt KSD"], task(1), ["Projekt KY"], task(2)]
    reading = read(sheet(rows, merged=[(2, 0, 2, 3), (4, 0, 4, 3)]))
    assert reading.tasks["project"].tolist() == ["KSD", "KY"]


# A value in a group's first row only


def with_projects(*projects: str | None) -> list[list]:
    return [["Projekt", *HEADER], *([project, *task(number)] for number, project in enumerate(projects))]


def test_a_project_in_the_first_row_of_its_group_counts_for_the_others_and_is_told():
    reading = read(with_projects("KSD", None, None, "KY", None))
    assert reading.tasks["project"].tolist() == ["KSD"] * 3 + ["KY"] * 2
    assert "kun i gruppens første række" in messages(reading) and "(3 rækker)" in messages(reading)


@pytest.mark.parametrize(
    "projects",
    [
        ("KSD", "KSD", None, "KY", None, None),  # a project stands twice
        (None, "KSD", None, None, "KY", None),  # the first row has none
        ("KSD", "KY", "BBR", None, "SAPA"),  # most have one
        ("KSD", None, None, None),  # one alone
    ],
)
def test_a_task_without_a_project_among_others_has_none(projects):
    reading = read(with_projects(*projects))
    assert reading.tasks["project"].isna().tolist() == [project is None for project in projects]


def test_a_groups_total_ends_it_and_is_a_sum():
    rows = with_projects("KSD", None, "KY", None)
    rows.insert(3, ["Total KSD", None, None, None, 2])
    rows += [["KY i alt", None, None, None, 2], [None, *task(9)]]
    reading = read(rows)
    assert reading.totals == 2 and reading.turned_away == 0 and accounted(reading)
    assert reading.tasks["project"].tolist()[:4] == ["KSD", "KSD", "KY", "KY"]
    assert reading.tasks["project"].isna().tolist() == [False] * 4 + [True]


# Titles of a tree


def test_a_title_stands_in_the_column_of_its_level():
    rows = [["ID", "Titel 1", "Titel 2", "Frist"], [1, "Indfør systemet", None, DAY]]
    reading = read([*rows, [2, None, "Opret roller", DAY], [3, None, "Tildel roller", DAY]])
    assert reading.tasks["title"].tolist() == ["Indfør systemet", "Opret roller", "Tildel roller"]


@pytest.mark.parametrize("count", ["3 opgaver", "(3 tasks)", "3 stk."])
def test_a_heading_may_tell_how_many_tasks_it_heads(count):
    rows = grouped("Borgerservice", "Skoler og dagtilbud")
    headed = [[*row, count] if len(row) == 1 else row for row in rows]
    reading = read(headed)
    assert len(reading.tasks) == 6 and accounted(reading)
    assert extra(reading, 4)["Mellemrubrik"] == "Skoler og dagtilbud"


def test_a_name_and_a_colon_is_the_name():
    assert read(grouped("KSD:", "YR :")).tasks["project"].tolist() == ["KSD"] * 3 + ["YR"] * 3
