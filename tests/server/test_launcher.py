"""Settings from the environment."""

import pytest

from dashboard.server import launcher


@pytest.mark.parametrize(
    ("default", "text", "value"),
    [
        (True, " True ", True),
        (True, "no", False),
        ([], "localhost, klik.dk", ["localhost", "klik.dk"]),
        (8501, "9000", 9000),
        (None, "0.0.0.0", "0.0.0.0"),
    ],
)
def test_a_setting_is_of_the_kind_of_its_default(default, text, value):
    assert launcher.as_kind_of(default, text) == value
