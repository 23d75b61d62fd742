"""The sentences of the page Roller."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain.horizon import Soon, soon
from dashboard.sentences import roles

CHRISTMAS, LATER = Soon(31, "inden jul"), soon(date(2026, 2, 2))
EMPTY = {"needed": 5, "vacant": 0, "tasks": 0, "overdue": 0, "soon": 0, "partly": 0, "staffed": 9}


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"needed": 0}, "Ingen af projekterne har brug for en rolle lige nu."),
        ({}, "Alle 5 nødvendige roller er besat."),
        ({"needed": 1}, "Den nødvendige rolle er besat."),
        ({"partly": 2}, "Ingen nødvendig rolle er ubesat, men 2 er kun delvist besat."),
        ({"vacant": 1}, "1 ubesat rolle, men ingen opgave venter på den de næste 8 måneder."),
        ({"vacant": 2}, "2 ubesatte roller, men ingen opgave venter på dem de næste 8 måneder."),
        ({"vacant": 1, "tasks": 1, "soon": 1}, "1 ubesat rolle truer 1 opgave inden jul."),
        ({"vacant": 1, "tasks": 1}, "1 ubesat rolle truer 1 opgave."),
        ({"vacant": 2, "tasks": 2, "soon": 1}, "2 ubesatte roller truer 2 opgaver: 1 har frist inden jul."),
        ({"vacant": 3, "tasks": 11, "soon": 11}, "3 ubesatte roller truer 11 opgaver inden jul."),
        (
            {"vacant": 3, "tasks": 1200, "overdue": 1, "soon": 1100},
            "3 ubesatte roller truer 1.200 opgaver: 1 er over fristen og 1.100 har frist inden jul.",
        ),
        ({"vacant": 1, "tasks": 2, "overdue": 2}, "1 ubesat rolle truer 2 opgaver: 2 er over fristen."),
    ],
)
def test_the_headline_before_christmas(counts, sentence):
    assert roles.headline(EMPTY | counts, CHRISTMAS, 8) == sentence


@pytest.mark.parametrize(
    ("tasks", "in_time", "ending"),
    [
        (1, 1, "truer 1 opgave med frist senest 05.03.2026."),
        (1, 0, "truer 1 opgave."),
        (4, 4, "truer 4 opgaver med frist senest 05.03.2026."),
        (4, 2, "truer 4 opgaver: 2 har frist senest 05.03.2026."),
    ],
)
def test_the_headline_in_the_rest_of_the_year_names_the_day(tasks, in_time, ending):
    counts = EMPTY | {"vacant": 1, "tasks": tasks, "soon": in_time}
    assert roles.headline(counts, LATER, 8) == f"1 ubesat rolle {ending}"


@pytest.mark.parametrize(
    ("needed", "tasks", "words"),
    [
        (1, 0, "1 rolle, og ingen opgave venter på den."),
        (1, 1, "1 rolle, og 1 opgave venter på den."),
        (4, 12, "4 roller, og 12 opgaver venter på dem."),
    ],
)
def test_where_nobody_has_written_who_has_what_the_headline_says_so(needed, tasks, words):
    counts = EMPTY | {"needed": needed, "vacant": needed, "tasks": tasks, "staffed": 0}
    begin = "Arket Bemanding i programmappen er tomt. Projekterne har brug for "
    assert roles.headline(counts, CHRISTMAS, 8) == begin + words


@pytest.mark.parametrize(
    ("tasks", "projects", "sentence"),
    [
        (0, ["KSD"], "Superbruger er ubesat i 1 projekt, men ingen opgave venter på den."),
        (1, ["KSD"], "Superbruger er ubesat i 1 projekt: KSD. 1 opgave venter på den."),
        (2, ["KSD", "KY"], "Superbruger er ubesat i 2 projekter: KSD og KY. 2 opgaver venter på den."),
        (
            9,
            list("ABCDEFG"),
            "Superbruger er ubesat i 7 projekter: A, B, C, D og 3 andre. 9 opgaver venter på den.",
        ),
    ],
)
def test_what_waits_for_a_role(tasks, projects, sentence):
    assert roles.of_role("Superbruger", tasks, projects) == sentence


def falls(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["role", "project", "others", "tasks"]).astype({"role": object})


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Ingen rolle bliver ubesat, hvis Bo Bek stopper."),
        ([("Tekniker", "KY", ["Pia"], 3)], "Ingen rolle bliver ubesat, hvis Bo Bek stopper."),
        ([("Tekniker", "KY", [], 3)], "Hvis Bo Bek stopper, bliver rollen Tekniker ubesat i 1 projekt."),
        (
            [("Tekniker", "KY", [], 3), ("Tekniker", "KSD", [], 1), (None, "KY", [], 1)],
            "Hvis Bo Bek stopper, bliver rollen Tekniker ubesat i 2 projekter. "
            "1 åben opgave står i personens navn.",
        ),
        (
            [
                ("Tekniker", "KY", [], 3),
                ("Systemejer", "KY", [], 0),
                (None, "KY", [], 2),
                (None, None, [], 3),
            ],
            "Hvis Bo Bek stopper, bliver rollerne Tekniker og Systemejer ubesatte i 1 projekt. "
            "5 åbne opgaver står i personens navn.",
        ),
    ],
)
def test_what_falls_if_somebody_stops(rows, sentence):
    assert roles.if_stops("Bo Bek", falls(*rows)) == sentence


def test_who_is_not_on_the_sheet():
    assert roles.of_unregistered([]) == ""
    assert roles.of_unregistered(["Bo"]) == (
        "Denne person står ikke på arket Personer, så telefon og mail mangler: Bo."
    )
    assert roles.of_unregistered(["Bo", "Pia"]).startswith("Disse personer står ikke på arket")
    assert roles.of_unregistered([str(each) for each in range(14)]).endswith("9, 10 og 3 andre.")
