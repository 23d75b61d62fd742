"""Contract warnings as the user reads them."""

import pandas as pd

from dashboard.domain import contract_warnings


def test_warnings_in_words():
    contracts = pd.DataFrame({"warning": ["ended", None]})
    words = contract_warnings.in_words(contracts)["warning"].tolist()
    assert words == ["Er udløbet", "Ingen advarsel"]
    assert contracts["warning"][0] == "ended", "the rows that came are as they were"


def test_the_gravest_stand_first():
    graveness = [warning.grave for warning in contract_warnings.WARNINGS]
    assert graveness == sorted(graveness, reverse=True)
