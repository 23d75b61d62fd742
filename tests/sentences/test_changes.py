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
