"""How much of a role somebody fills."""

import pytest

from dashboard.domain.shares import read_share, share_doubt


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("50 %", 50),
        ("50", 50),
        ("0,5", 50),
        ("0.25", 25),
        ("12,5 pct.", 12.5),
        ("100%", 100),
        ("1", 100),
        ("1 %", 1),
        ("1,0", 100),
        ("0", 0),
    ],
)
def test_a_share_in_percent(text, percent):
    assert read_share(text) == percent and share_doubt(text) == ""


@pytest.mark.parametrize("text", ["halv", "150 %", "-5", "1/2", ""])
def test_what_is_no_share(text):
    assert read_share(text) is None and "ingen andel" in share_doubt(text)
