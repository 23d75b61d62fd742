"""What the words for a status mean."""

import pytest

from dashboard.domain.statuses import is_tick, status_of


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Fuldført", "done"),
        ("3. Løst (12-06)", "done"),
        ("IKKE  PÅBEGYNDT", "not_started"),
        ("1 - I gang", "in_progress"),
        ("Kan ikke nås", "impossible"),
        ("Løst af andre i huset", None),
        ("Afventer svar fra jura", "waiting"),
        ("Under behandling", "in_progress"),
        ("Færdigt", "done"),
        ("Næsten i mål", None),
    ],
)
def test_statuses_in_words(words, code):
    assert status_of(words) == code


def test_a_tick_is_done_and_a_letter_is_no_tick():
    assert status_of(" ✔\ufe0f") == "done"
    assert is_tick("✓") and not is_tick("x")
