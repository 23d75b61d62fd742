"""What leaves the house in words: for none, one, two and many."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain.filters import TaskFilter
from dashboard.domain.report_formats import BY_CODE, FORMATS
from dashboard.sentences import report

DAY = date(2026, 11, 23)
FACTS = {"tasks": 394, "red": 26, "klik_red": 21, "hidden_red": 5}


def test_the_line_on_each_page_names_municipality_day_and_filter():
    assert report.about("Eksempelkøbing", DAY, ["Projekt: KSD"], True) == (
        "Eksempelkøbing · opgjort pr. 23.11.2026 · Projekt: KSD"
    )
    assert report.about("Eksempelkøbing", DAY, [], False) == (
        "Eksempelkøbing · opgjort pr. 23.11.2026 · alle opgaver · uden navne"
    )
    assert report.about("", DAY, ["Projekt: KSD", "Tema: Test"], True) == (
        "opgjort pr. 23.11.2026 · Projekt: KSD · Tema: Test"
    )


@pytest.mark.parametrize(
    ("persons", "said"),
    [
        ((), []),
        (("Mette Hansen",), ["Ansvarlig eller udfører: 1 person"]),
        (("Mette Hansen", "Bo Bech"), ["Ansvarlig eller udfører: 2 personer"]),
    ],
)
def test_without_names_a_filter_only_counts_persons(persons, said):
    assert report.filter_words(TaskFilter(DAY, persons=persons), with_names=False) == said


def test_without_names_what_was_searched_for_stays_in_the_house():
    chosen = TaskFilter(DAY, projects=("KSD",), text="Mette")
    assert report.filter_words(chosen, with_names=False) == ["Projekt: KSD", "Søgning: udeladt"]
    assert report.filter_words(chosen, with_names=True) == ["Projekt: KSD", "Søgning: Mette"]


def test_a_filter_that_leaves_nothing_says_so():
    assert report.headline({"tasks": 0}, None, None) == "Ingen opgaver passer til filtrene."
    assert report.headline(FACTS, None, None).startswith("26 af 394 opgaver er røde.")


@pytest.mark.parametrize(
    ("rows", "all_rows", "said"), [(0, 0, ""), (1, 1, ""), (22, 62, "22 af 62 vist"), (1, 2, "1 af 2 vist")]
)
def test_a_table_says_where_it_is_cut(rows, all_rows, said):
    assert report.shown(rows, all_rows) == said


@pytest.mark.parametrize(
    ("tasks", "red", "said"),
    [
        (0, 0, "ingen opgaver"),
        (1, 0, "1 opgave, ingen røde"),
        (1, 1, "1 opgave, 1 rød"),
        (2, 2, "2 opgaver, 2 røde"),
        (1394, 26, "1.394 opgaver, 26 røde"),
    ],
)
def test_the_subject_of_the_mail(tasks, red, said):
    assert report.subject({"tasks": tasks, "red": red}, DAY) == f"KLIK pr. 23.11.2026: {said}"


def weeks(**tasks: int) -> pd.DataFrame:
    rows = [
        (pd.Timestamp("2026-11-23") + pd.Timedelta(weeks=number), name.replace("_", " "), "green", count)
        for number, (name, count) in enumerate(tasks.items())
    ]
    return pd.DataFrame(rows, columns=["week_start", "week_label", "worst_light", "tasks"])


@pytest.mark.parametrize(
    ("tasks", "said"),
    [
        ({}, "Ingen frister de næste 30 uger."),
        ({"uge_48": 1}, "1 frist de næste 30 uger, i uge 48."),
        ({"uge_48": 2}, "2 frister de næste 30 uger, i uge 48."),
        ({"uge_48": 1, "uge_49": 3}, "4 frister de næste 30 uger, flest i uge 49 (3)."),
        (
            {"uge_48": 3, "uge_49": 3, "uge_50": 1},
            "7 frister de næste 30 uger, flest i uge 48 og uge 49 (3 hver).",
        ),
    ],
)
def test_the_deadlines_ahead(tasks, said):
    assert report.deadlines(weeks(**tasks), 30) == said


@pytest.mark.parametrize(
    ("projects", "said"),
    [
        (0, "Ingen åbne opgaver, og derfor ingen ark for projekter."),
        (1, "Et ark med projektets åbne opgaver."),
        (2, "2 ark, ét for hvert projekt med dets åbne opgaver."),
        (14, "14 ark, ét for hvert projekt med dets åbne opgaver."),
    ],
)
def test_the_sheets_of_the_workbook(projects, said):
    assert report.sheets(projects) == said


@pytest.mark.parametrize(
    ("deadlines", "activities", "said"),
    [
        (0, 0, "Der er hverken frister eller aktiviteter forude."),
        (1, 0, "1 frist og ingen aktiviteter forude."),
        (0, 1, "Ingen frister og 1 aktivitet forude."),
        (2, 2, "2 frister og 2 aktiviteter forude."),
        (1159, 8, "1.159 frister og 8 aktiviteter forude."),
    ],
)
def test_what_the_calendar_holds(deadlines, activities, said):
    assert report.events(deadlines, activities) == said


def test_a_list_of_what_comes_is_empty():
    assert report.none_ahead("Frister") == "Ingen frister forude."


def test_the_name_of_a_file_names_nobody():
    assert [report.file_name(one, DAY) for one in FORMATS] == [
        "klik-direktion-2026-11-23.pdf",
        "klik-styregruppe-2026-11-23.pptx",
        "klik-projektledere-2026-11-23.xlsx",
        "klik-kalender-2026-11-23.ics",
        "klik-mandagsmail-2026-11-23.eml",
    ]


@pytest.mark.parametrize(
    ("code", "size", "said"),
    [("pdf", 84_000, "PDF er klar (82 KB)."), ("ics", 3, "Kalenderfil er klar (1 KB).")],
)
def test_a_file_is_ready(code, size, said):
    assert report.ready(BY_CODE[code].file_word, size) == said
