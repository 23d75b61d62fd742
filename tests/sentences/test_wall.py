"""Where the municipalities stand together: none, one, two, three and more."""

import pytest

from dashboard.domain.aggregates import Aggregates, merged
from dashboard.domain.catalogue import components
from dashboard.sentences.wall import alt_text, headline, still_missing
from tests.conftest import EXPORT_DAY

FIRST, SECOND = (it.name for it in components()[:2])
CODES = ("red", "yellow", "green", "grey", "done", "unknown")
FULL = {(name, code): 2 for name in (FIRST, SECOND) for code in CODES}
NAMES = ("Odense Kommune", "Vejle Kommune", "Ærø Kommune", "Varde Kommune", "Struer Kommune")


WHY = "af to kommuners tal kan hver se den andens, så de vises ikke."


def wall(*cells: dict) -> list[Aggregates]:
    return [Aggregates(name, EXPORT_DAY, each) for name, each in zip(NAMES, cells, strict=False)]


@pytest.mark.parametrize(
    ("how_many", "words"),
    [
        (0, "Bed de andre kommuner om den fil, som de kan gemme nederst på denne side."),
        (1, f"Odense Kommune er lagt ind. Der mangler to kommuner mere: {WHY}"),
        (2, f"Odense Kommune og Vejle Kommune er lagt ind. Der mangler én kommune mere: {WHY}"),
        (3, ""),
    ],
)  # fmt: skip
def test_what_is_still_missing(how_many, words):
    shown = wall(*[FULL] * how_many)
    assert still_missing(shown) == words
    if how_many < 3:
        assert headline(shown, merged(shown)) == "Læg mindst tre kommuners filer ind for at se dem samlet."


def test_all_of_them_are_red():
    shown = wall(FULL, FULL, FULL)
    assert headline(shown, merged(shown)) == f"3 kommuner: {FIRST} og {SECOND} har røde opgaver i alle 3."
    assert alt_text(merged(shown)).endswith(f"{FIRST} har flest: 6 røde opgaver.")


def test_most_of_them_are_red():
    less = {key: tasks for key, tasks in FULL.items() if key != (FIRST, "red")}
    shown = wall(FULL, FULL, FULL, less)
    assert headline(shown, merged(shown)) == f"4 kommuner: {SECOND} har røde opgaver i alle 4."


def test_none_is_red():
    without = {key: tasks for key, tasks in FULL.items() if key[1] != "red"}
    shown = wall(without, without, without)
    assert headline(shown, merged(shown)).endswith("intet støttesystem har røde opgaver i mindst tre af dem.")
    assert alt_text(merged(shown)).endswith("Ingen røde tal kan vises.")
