"""What has changed between two exports, in words."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain.change_kinds import KINDS
from dashboard.sentences import changes
from dashboard.store.query_headers import header_of

BEFORE = date(2026, 10, 26)


@pytest.mark.parametrize(
    ("kind", "tasks", "words"),
    [
        ("turned_red", 0, "0 opgaver er blevet røde"),
        ("turned_red", 1, "1 opgave er blevet rød"),
        ("added", 2, "2 opgaver er nye"),
        ("postponed", 12, "12 opgaver har fået en senere frist"),
    ],
)
def test_a_list_says_what_it_holds(kind, tasks, words):
    assert changes.of_kind(kind, tasks, BEFORE) == f"{words} siden eksporten fra 26.10.2026."


@pytest.mark.parametrize(
    ("lights", "tasks", "words"),
    [
        (("green", "red"), 1, "1 opgave var grøn i eksporten fra 26.10.2026 og er nu rød."),
        (("green", "red"), 2, "2 opgaver var grønne i eksporten fra 26.10.2026 og er nu røde."),
        (("yellow", "yellow"), 1, "1 opgave var gul i eksporten fra 26.10.2026 og er det stadig."),
        (("done", "done"), 1200, "1.200 opgaver var fuldførte i eksporten fra 26.10.2026 og er det stadig."),
        (("", "grey"), 1, "1 opgave er ny siden eksporten fra 26.10.2026 og grå."),
        (("", "red"), 7, "7 opgaver er nye siden eksporten fra 26.10.2026 og røde."),
        (("red", ""), 1, "1 opgave er udgået. Den var rød i eksporten fra 26.10.2026."),
        (("green", ""), 2, "2 opgaver er udgået. De var grønne i eksporten fra 26.10.2026."),
        (("green", "grey"), 0, "0 opgaver var grønne i eksporten fra 26.10.2026 og er nu grå."),
    ],
)
def test_a_cell_says_what_it_holds(lights, tasks, words):
    assert changes.of_move(*lights, tasks, BEFORE) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, "Ingen opgaver er ændret siden 26.10.2026."),
        ({"turned_red": 1}, "Siden 26.10.2026: 1 opgave er blevet rød."),
        ({"turned_red": 2, "gone": 1}, "Siden 26.10.2026: 2 opgaver er blevet røde, og 1 er udgået."),
        (
            {"turned_yellow": 1, "added": 3, "reassigned": 12},
            "Siden 26.10.2026: 1 opgave er blevet gul, 3 er nye, og 12 har skiftet person.",
        ),
    ],
)
def test_the_headline(counts, words):
    assert changes.headline(dict.fromkeys((kind.code for kind in KINDS), 0) | counts, BEFORE) == words


def moves(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["from_light", "to_light", "tasks", "kind"])


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("green", "green", 3, "unchanged")], ""),
        ([("green", "red", 1, "worse")], "I alt: 1 opgave er rød nu, 0 var det dengang."),
        (
            [("red", "red", 2, "unchanged"), ("red", "done", 1, "solved"), (None, "red", 1200, "new")],
            "I alt: 1.202 opgaver er røde nu, 3 var det dengang.",
        ),
        ([("red", None, 2, "gone")], "I alt: 0 opgaver er røde nu, 2 var det dengang."),
    ],
)
def test_the_red_ones_in_all(rows, words):
    assert changes.red_in_all(moves(*rows)) == words


def test_other_lists_are_named():
    assert changes.other_lists(0) == ""
    assert changes.other_lists(1).startswith("De to eksporter ligner to forskellige lister, så nye")
    assert changes.other_lists(2).startswith("To eksporter i 2 kommuner ligner")


def test_a_download_has_words_for_codes():
    changed = pd.DataFrame(
        {"task_key": ["K"], "what": ["turned_red"], "title": ["A"], "before": ["green"], "after": ["red"]}
    )
    assert changes.for_download(changed).iloc[0].to_dict() == {
        "title": "A", "before": "✓ Grøn", "after": "■ Rød", "change_kind": "er blevet rød",
    }  # fmt: skip


def test_the_matrix_as_a_table():
    table = changes.moves_in_words(moves(("grey", "green", 2, "started"), (None, "red", 1, "new")))
    assert table.values.tolist()[0] == ["○ Grå", "✓ Grøn", 2, "gået i gang"]
    assert table["change_kind"][1] == "ny" and "→ gået i gang" in changes.how_to_read()


def test_lights_dates_and_names_are_written_as_danes_read_them():
    changed = pd.DataFrame(
        {"before": ["green", "2026-12-01", "Ulla Holm", None], "after": ["red", "2027-01-15", "Bo", "grey"]}
    )
    shown = changes.in_words(changed)
    assert shown["before"].tolist()[:3] == ["✓ Grøn", "01.12.2026", "Ulla Holm"] and shown["before"].isna()[3]
    assert shown["after"].tolist() == ["■ Rød", "15.01.2027", "Bo", "○ Grå"]


def test_the_kinds_are_those_of_the_question():
    """queries/changes/changed_tasks.sql names them, too, for whoever asks from a shell."""
    [kinds] = [one.kind for one in header_of("changes/changed_tasks").parameters if one.name == "kind"]
    assert set(kinds.split("|")) == {"all", *(kind.code for kind in KINDS)}


def lights(*rows: tuple) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["as_of", "light", "tasks"])
    return frame.assign(as_of=pd.to_datetime(frame["as_of"]))


def moved(later: int, sooner: int) -> pd.DataFrame:
    return pd.DataFrame({"postponed": [later, 0], "advanced": [0, sooner]})


FIRST = ("2026-09-28", "done", 1), ("2026-09-28", "red", 2)


def test_one_export_shows_no_development():
    assert changes.through_exports(lights(), moved(0, 0)).startswith("Udviklingen kommer")
    assert changes.through_exports(lights(*FIRST), moved(0, 0)).startswith("Udviklingen kommer")


@pytest.mark.parametrize(
    ("later", "sooner", "words"),
    [
        (0, 0, "Ingen frister er flyttet."),
        (1, 0, "Frister er udskudt 1 gang."),
        (0, 2, "Frister er fremrykket 2 gange."),
        (1200, 1, "Frister er udskudt 1.200 gange og fremrykket 1 gang."),
    ],
)
def test_how_often_deadlines_moved(later, sooner, words):
    told = changes.through_exports(lights(*FIRST, ("2026-10-26", "done", 1)), moved(later, sooner))
    assert told == (
        f"Fra 1 fuldførte af 3 opgaver pr. 28.09.2026 til 1 fuldførte af 1 opgave pr. 26.10.2026. {words} "
        "Der er kun 2 eksporter, så en tendens er det ikke."
    )


def test_many_exports_are_no_longer_few():
    days = [(f"2026-{month:02}-01", "done", month) for month in range(1, 1 + changes.FEW)]
    assert "Der er kun" not in changes.through_exports(lights(*days), moved(0, 0))


def test_the_burn_up_as_a_table():
    table = changes.burn_up_in_words(lights(*FIRST, ("2026-10-26", "done", 3)))
    assert list(table) == ["as_of", "red", "done"] and table[["red", "done"]].values.tolist() == [
        [2, 1],
        [0, 3],
    ]


def test_the_filters_that_count():
    assert changes.heeded(["Projekt"]) == "Her virker kun filtrene Projekt, som hver eksport har dem."
    assert "Projekt, Tema og Person" in changes.heeded(["Projekt", "Tema", "Person"])
