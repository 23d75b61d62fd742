"""sentences/comparison.py: the answer, and what is missing."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain.comparison import KINDS, MEASURES, whole_percent
from dashboard.sentences import comparison as sentences

RED, MOVED = MEASURES[0], MEASURES[-1]
COMPONENT, PROJECT = KINDS


def rows(*cells: tuple) -> pd.DataFrame:
    """(name, own, middle); middle None: hidden."""
    made = pd.DataFrame(cells, columns=["name", "own", "middle"])
    return made.assign(is_hidden=made["middle"].isna()).astype({"own": float, "middle": float})


def total(own: float, middle: float | None) -> pd.Series:
    return rows(("", own, middle)).assign(municipalities=7).iloc[0]


def test_ones_own_share_stands_beside_the_middle_one():
    sentence = sentences.headline("Nyborg Kommune", total(12.4, 8), RED)
    assert sentence == "Nyborg Kommune har 12 pct. røde opgaver; medianen af 7 kommuner er 8 pct."


def test_a_hidden_middle_is_not_told():
    sentence = sentences.headline("Nyborg Kommune", total(12.4, None), MOVED)
    assert sentence.endswith(
        "De andres kan ikke vises: færre end tre kommuner har opgaver med flyttet frist."
    )


def test_without_an_export_before_nothing_has_moved():
    assert "det kræver en eksport mere" in sentences.no_total("Nyborg Kommune", 3, MOVED)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ([("A", 40, 10), ("B", 20, 10)], "Længst over medianen: A med 40 pct. mod 10."),
        ([("A", None, 10), ("B", 20, 10)], "Længst over medianen: B med 20 pct. mod 10."),
        ([("A", 10, 10), ("B", 90, None)], "I ligger ikke over medianen i noget støttesystem."),
        ([("A", 40, None)], "Jeres tal kan ikke sammenlignes i noget støttesystem."),
        ([], "Intet støttesystem har opgaver i mindst tre kommuner."),
    ],
)
def test_where_one_lies_furthest_above(cells, sentence):
    assert sentences.furthest_above(rows(*cells), COMPONENT) == sentence
    assert sentence in sentences.alt_text(rows(*cells), COMPONENT, RED)


def test_a_project_is_called_one():
    assert sentences.furthest_above(rows(), PROJECT).startswith("Intet projekt")


@pytest.mark.parametrize(
    ("sharing", "start"), [(0, "Ingen deler"), (1, "Kun jeres kommune"), (2, "To kommuner")]
)
def test_too_few_share(sharing, start):
    sentence = sentences.too_few(sharing)
    assert sentence.startswith(start) and "Der skal tre til" in sentence


def test_what_could_not_be_read_is_told():
    assert sentences.unread(0) == ""
    assert sentences.unread(2) == "2 filer med delte tal kan ikke læses og er ikke med."


def test_the_days_are_told_and_nobodys_own():
    days = [date(2026, 11, 23), date(2026, 10, 1)]
    assert sentences.from_when(days) == "Kommunernes eksporter er fra 01.10.2026 til 23.11.2026."
    assert sentences.from_when(days[:1]) == "Kommunernes eksporter er alle fra 23.11.2026."


@pytest.mark.parametrize(
    ("share", "sentence"), [(0, "0"), (0.4, "under 1"), (12.4, "12"), (99.7, "99"), (100, "100")]
)
def test_a_little_is_not_nothing_and_nearly_all_not_all(share, sentence):
    assert whole_percent(share) == sentence


def test_what_reads_the_same_is_not_above():
    assert "ikke over medianen" in sentences.furthest_above(rows(("Organisation", 14.3, 13.9)), COMPONENT)


def test_a_half_is_rounded_up():
    assert [whole_percent(share) for share in (12.5, 13.5, 0.4, 99.6)] == ["13", "14", "under 1", "99"]
